using System.Text.Json;
using Interp.Bench.Engine;

const int usageError = 2;
if (args is not ["engine"])
{
    Console.Error.WriteLine("usage: bench engine");
    return usageError;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
var result = EngineBench.Run(TimeProvider.System, Console.Error.WriteLine, interrupted.Token);
Console.WriteLine(JsonSerializer.Serialize(result));
return 0;
