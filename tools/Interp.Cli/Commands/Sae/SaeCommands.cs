using System.CommandLine;

namespace Interp.Cli.Commands;

/// <summary><c>sae ...</c>: what is done with a finished dictionary.</summary>
internal static class SaeCommands
{
    /// <summary>The group.</summary>
    public static Command Create() => new("sae", "Measure finished dictionaries, or write them in another format.") { SaeBenchCommand.Create(), ConvertSaeCommand.Create() };
}
