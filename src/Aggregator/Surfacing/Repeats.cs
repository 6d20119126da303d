using System.Collections.Concurrent;
using Aggregator.Storing;
using Aggregator.Surfacing.Api;
using Microsoft.AspNetCore.Http.Features;

namespace Aggregator.Surfacing;

/// <summary>Marks an endpoint whose ready answers depend on the address, the host, Accept, the store and the second, and on nothing else of a request.</summary>
/// <param name="IsGated">Whether <see cref="ApiGate"/> stands before it.</param>
internal sealed record Repeatable(bool IsGated);

/// <summary>
/// Gives again what was answered in this second from this state of the store, before routing and all that follows it: a busy portal asks for the same few addresses
/// thousands of times a second. What depends on more than <see cref="Repeatable"/> says (keys, cookies, origins) goes the usual way.
/// </summary>
internal sealed class Repeats(IArticleQueries queries, ApiGate gate, TimeProvider clock)
{
    private const int MostKept = 1_000;
    private const int LongestQuestion = 1_000;

    private Turn _turn = new(-1, -1);

    public Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (Question.Of(context) is not { } question)
        {
            return next(context);
        }

        var now = clock.GetUtcNow();
        var turn = At(queries.Version, now.ToUnixTimeSeconds());
        return turn.Answers.TryGetValue(question, out var kept) && now < kept.Result.Answer.ValidUntil && (!kept.IsGated || gate.AdmitsWithoutKey(context))
            ? kept.Result.ExecuteAsync(context)
            : AskAsync(context, next, question, turn);
    }

    private static async Task AskAsync(HttpContext context, RequestDelegate next, Question question, Turn turn)
    {
        var heard = new Heard();
        context.Features.Set(heard);
        await next(context);
        if (heard.Result is { Answer: { Status: StatusCodes.Status200OK, CacheControl: not "no-store" } } result && context.GetEndpoint()?.Metadata.GetMetadata<Repeatable>() is { } mark)
        {
            turn.Keep(question, new Kept(result, mark.IsGated));
        }
    }

    // What is kept belongs to one turn, so that nothing has to be looked for and thrown out.
    private Turn At(long version, long second)
    {
        var turn = Volatile.Read(ref _turn);
        if (turn.Version == version && turn.Second == second)
        {
            return turn;
        }

        turn = new Turn(version, second);
        Volatile.Write(ref _turn, turn);
        return turn;
    }

    /// <summary>Hears which result the usual way led to.</summary>
    internal sealed class Heard
    {
        public ReadyResult? Result { get; private set; }

        public void Hear(ReadyResult result) => Result = result;
    }

    private sealed record Kept(ReadyResult Result, bool IsGated);

    private sealed class Turn(long version, long second)
    {
        private int _count;

        public long Version => version;

        public long Second => second;

        public ConcurrentDictionary<Question, Kept> Answers { get; } = new();

        public void Keep(Question question, Kept kept)
        {
            if (Volatile.Read(ref _count) < MostKept && Answers.TryAdd(question, kept))
            {
                Interlocked.Increment(ref _count);
            }
        }
    }

    private readonly record struct Question(string Target, string? Host, string? Accept, string Scheme)
    {
        /// <summary>Null for what is answered by more than these.</summary>
        public static Question? Of(HttpContext context)
        {
            var (request, headers) = (context.Request, context.Request.Headers);
            if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
                || headers.Authorization.Count > 0 || headers.Origin.Count > 0 || headers.Cookie.Count > 0 || headers.Accept.Count > 1 || headers.ContainsKey(ApiGate.KeyHeader))
            {
                return null;
            }

            var question = new Question(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, headers.Host, headers.Accept, request.Scheme);
            return question.Target.Length + (question.Accept?.Length ?? 0) <= LongestQuestion ? question : null;
        }
    }
}
