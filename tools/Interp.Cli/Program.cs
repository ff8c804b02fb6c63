using System.CommandLine;
using Interp.Cli.Corpora;
using Interp.Cli.Sae;

var root = new RootCommand("Interp's science from the command line, without the site.") { CorpusCommands.Create(), TrainSaeCommand.Create() };
return await root.Parse(args).InvokeAsync();
