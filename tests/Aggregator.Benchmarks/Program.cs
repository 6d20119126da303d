Console.Error.WriteLine("Usage: see docs/performance.md");
return 2;
