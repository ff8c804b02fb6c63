using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="CompareDictionariesParameters"/>.</summary>
internal sealed class CompareDictionariesKind(IDbContextFactory<InterpDbContext> contexts) : JobKind<CompareDictionariesParameters>
{
    /// <summary>16,384 features against as many: 3 GiB of sums.</summary>
    private const long MostPairs = 1L << 28;

    protected override CompareDictionariesParameters Defaults => CompareDictionariesParameters.Default(string.Empty, string.Empty);

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = Read(parameters);
        read = read with { CohortId = CohortFor(viewer, read.CohortId) };
        var named = new NamedDictionaries(contexts, viewer);
        var first = await named.Find("dictionary", read.Dictionary, cancellationToken);
        var second = await named.Find("other", read.Other, cancellationToken);
        var problems = named.Problems.Concat(Values(read)).ToList();
        if (first is not null && second is not null) problems.AddRange(Fit(first, second));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        read = read.InOrder();
        return Draft($"{read.Dictionary} compared with {read.Other}", read, NamedDictionaries.Narrower(first, second), read.CohortId);
    }

    private static IEnumerable<ParameterProblem> Fit(FeatureDictionary first, FeatureDictionary second)
    {
        if (first.Id == second.Id)
            yield return new("other", "This is the same dictionary; name another.");
        if (first.VocabularyId != second.VocabularyId)
            yield return new("other", $"The models of '{first.Name}' and '{second.Name}' have different tokenizers, so they cannot read the same tokens. Choose a dictionary of a model with the same tokenizer.");
        if ((long)first.DSae * second.DSae > MostPairs)
            yield return new("other", $"These are {first.DSae} × {second.DSae} pairs of features; at most {MostPairs} fit into memory. Choose narrower dictionaries.");
    }
}
