using System.Text.Json;
using Interp.Bench.Engine;

const int usageError = 2;
if (args is not ["engine"])
{
    Console.Error.WriteLine("usage: bench engine");
    return usageError;
}

var result = EngineBench.Run(TimeProvider.System, Console.Error.WriteLine);
Console.WriteLine(JsonSerializer.Serialize(result));
return 0;
