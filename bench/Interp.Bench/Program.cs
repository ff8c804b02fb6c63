using System.Text.Json;
using Interp.Bench;
using Interp.Bench.Browser;
using Interp.Bench.Dashboards;
using Interp.Bench.Engine;
using Interp.Bench.Maps;
using Interp.Bench.Patching;
using Interp.Bench.Peers;
using Interp.Bench.Sae;

const int usageError = 2;
const int peerDisagrees = 1;
Func<TimeProvider, Action<string>, CancellationToken, BenchResult>? bench = args switch
{
    ["dashboards"] => DashboardBench.Run,
    ["engine"] => EngineBench.Run,
    ["engine", "--quick"] => EngineBench.RunQuick,
    ["map"] => MapBench.Run,
    ["map", "--frames"] => MapBench.RunFrames,
    ["patching"] => PatchingBench.Run,
    ["patching", "--quick"] => PatchingBench.RunQuick,
    ["sae"] => SaeBench.Run,
    ["sae", "--quick"] => SaeBench.RunQuick,
    ["browser"] => BrowserBench.Run,
    ["browser", "--quick"] => BrowserBench.RunQuick,
    _ => null,
};
if (bench is null)
{
    Console.Error.WriteLine("usage: bench browser [--quick]|dashboards|engine [--quick]|map [--frames]|patching [--quick]|sae [--quick]");
    return usageError;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
try
{
    var result = bench(TimeProvider.System, Console.Error.WriteLine, interrupted.Token);
    Gates.Say(result.Figures, Console.Error.WriteLine);
    Console.WriteLine(JsonSerializer.Serialize(result));
    return 0;
}
catch (PeerDisagreesException disagreement)
{
    Console.Error.WriteLine(disagreement.Message);
    return peerDisagrees;
}
