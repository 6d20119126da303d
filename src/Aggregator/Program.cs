using System.CommandLine;
using Aggregator.Commands;
using Aggregator.Operating;

var parsed = Root.Create().Parse(args);
// Longer than the host takes to stop: else SIGTERM during a busy stop ends in 143 instead of 0.
var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(25) });
return parsed.Errors.Count > 0 ? ExitCode.Misconfigured : exitCode;
