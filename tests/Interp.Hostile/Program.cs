using System.Globalization;
using Interp.Hostile.Calls;
using Interp.Hostile.Importers;

switch (args)
{
    case ["calls", .. var names]:
        foreach (var name in names) Console.WriteLine($"{name}: {WrongCalls.Outcome(name)}");
        return 0;
    case ["import", var seed, var first, var count, var folder]:
        await new ImportRun(Number(seed), folder, Console.Out).Run(Number(first), Number(count));
        return 0;
    default:
        Console.Error.WriteLine("usage: calls NAME... | import SEED FIRST COUNT FOLDER");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
