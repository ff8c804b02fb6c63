namespace Interp.Api;

/// <summary>What <c>./interp</c> asks of this program besides serving.</summary>
internal static class OperatorCommands
{
    /// <summary>The command that the arguments name; null to serve.</summary>
    public static Func<IServiceProvider, string[], TextWriter, CancellationToken, Task<int>>? Find(string[] args) => args.FirstOrDefault() switch
    {
        "migrate" => MigrateCommand.Run,
        "seed" => SeedCommand.Run,
        "prepare" => PrepareCommand.Run,
        "first-corpus" => FirstCorpusCommand.Run,
        "token" => TokenCommand.Run,
        "person" => PersonCommand.Run,
        "archive" => ArchiveCommand.Run,
        _ => null,
    };
}
