using System.CommandLine;
using Interp.Cli.Corpora;
using Interp.Cli.Sae;
using Interp.Cli.Transformers;

var root = new RootCommand("Interp's science from the command line, without the site.")
{
    CorpusCommands.Create(),
    TrainLanguageModelCommand.Create(),
    TrainSaeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
