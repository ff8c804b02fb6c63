using System.CommandLine;
using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Commands;

/// <summary><c>sae convert</c>: a dictionary of one format in another.</summary>
internal static class ConvertSaeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "Folder of the dictionary; its format is found out.", Required = true };
        var to = new Option<string>("--to") { Description = "Folder to write; it must not be there yet.", Required = true };
        var format = new Option<string>("--format") { Description = $"One of {string.Join(", ", SaeFormats.All.Select(known => known.Name))}.", DefaultValueFactory = _ => "saelens" };
        var convert = new Command("convert", "Writes a dictionary of any known format in another one.") { from, to, format };
        convert.SetAction(parsed => Convert(parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(format)!));
        return convert;
    }

    private static int Convert(string from, string to, string name)
    {
        try
        {
            ISaeFormat format = SaeFormats.Named(name);
            if (Directory.Exists(to)) throw new InvalidDataException($"'{to}' is there already.");
            using SaeImport read = SaeFormats.Read(from);
            format.Write(read.Dictionary, to, read.Metadata);
            foreach (string note in read.Notes) Console.Error.WriteLine(note);
            Console.Out.WriteLine($"{read.Dictionary.d_sae} latents of {read.Dictionary.d_in} inputs, {read.Format} to {format.Name}: {to}");
            return 0;
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or ArgumentException or IOException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
