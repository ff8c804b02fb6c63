using System.CommandLine;
using Interp.Cli.Commands;
using Interp.Cli.Verify;

var root = new RootCommand("Interp's science from the command line, without the site.")
{
    CorpusCommands.Create(),
    ModelCommands.Create(),
    TrainLanguageModelCommand.Create(),
    SaeCommands.Create(),
    TrainSaeCommand.Create(),
    VerifyCommands.Create(),
};

// Long jobs write a checkpoint before they go.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
