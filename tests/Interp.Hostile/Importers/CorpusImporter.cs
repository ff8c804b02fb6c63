using Interp.Analysis.Language;
using Interp.Workers.Tests;

namespace Interp.Hostile.Importers;

/// <summary>Corpora, opened, verified and read from both ends.</summary>
internal sealed class CorpusImporter : IImporter
{
    public string Name => "corpus";

    public IReadOnlyList<string> Seeds(string parent)
    {
        TinyAssets.Write(Path.Combine(parent, "models"), parent);
        return [Path.Combine(parent, "toy-text")];
    }

    public Task Import(string folder)
    {
        using var corpus = TokenCorpus.Open(folder);
        var tokens = new int[Math.Min(100, corpus.TokenCount)];
        corpus.Read(0, tokens);
        corpus.Read(corpus.TokenCount - tokens.Length, tokens);
        corpus.DocumentAt(corpus.TokenCount - 1);
        corpus.Verify();
        return Task.CompletedTask;
    }

    public bool Refuses(Exception error) => error is CorpusException;
}
