using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Interp.Bench.Browser;

/// <summary>
/// Thirty-two people reading at once, each with a connection of their own: from sending the request to the last byte of the compressed answer.
/// In a closed loop each asks again as soon as they are answered, which measures throughput as much as speed; with think time each
/// looks at what they got for a second on average, as a class does.
/// </summary>
internal sealed class Readers(Uri address, string token, TimeProvider time)
{
    internal const int Count = 32;
    private const double ThinkSeconds = 1;

    /// <param name="next">The address of a request, made from a random source.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="think">Whether readers look at what they got.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<Latencies> Read(Func<Random, string> next, double seconds, bool think, CancellationToken cancellationToken)
    {
        var answers = new ConcurrentBag<(double, long)>();
        var start = time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(async reader =>
        {
            var random = new Random(1_000 + reader);
            using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
            using var client = new HttpClient(handler) { BaseAddress = address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
            if (think) await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * ThinkSeconds), time, cancellationToken);
            while (time.GetElapsedTime(start).TotalSeconds < seconds)
            {
                var asked = time.GetTimestamp();
                using var answer = await client.GetAsync(next(random), cancellationToken);
                var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
                if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri} gave {(int)answer.StatusCode}.");
                answers.Add((time.GetElapsedTime(asked).TotalMilliseconds, body.Length));
                if (think) await Task.Delay(TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) * ThinkSeconds), time, cancellationToken);
            }
        }));
        return Latencies.Of(answers, time.GetElapsedTime(start).TotalSeconds);
    }
}
