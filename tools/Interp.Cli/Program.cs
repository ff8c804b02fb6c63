using System.CommandLine;
using Interp.Cli.Corpora;

var root = new RootCommand("Interp's science from the command line, without the site.") { CorpusCommands.Create() };
return await root.Parse(args).InvokeAsync();
