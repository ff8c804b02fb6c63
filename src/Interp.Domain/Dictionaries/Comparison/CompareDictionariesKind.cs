using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="CompareDictionariesParameters"/>.</summary>
internal sealed class CompareDictionariesKind(IDbContextFactory<InterpDbContext> contexts) : IJobKind
{
    /// <summary>16,384 features against as many: 3 GiB of sums.</summary>
    private const long MostPairs = 1L << 28;

    public string Kind => JobKinds.CompareDictionaries;

    public async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var defaults = CompareDictionariesParameters.Default(JobParameters.Text(parameters, "dictionary") ?? string.Empty, JobParameters.Text(parameters, "other") ?? string.Empty);
        var read = JobParameters.Read(parameters, defaults);
        read = read with { CohortId = JobCohort.Of(viewer, Kind, read.CohortId) };
        var named = new NamedDictionaries(contexts, viewer);
        var first = await named.Find("dictionary", read.Dictionary, cancellationToken);
        var second = await named.Find("other", read.Other, cancellationToken);
        var problems = named.Problems.Concat(read.Validate()).ToList();
        if (first is not null && second is not null) problems.AddRange(Fit(first, second));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        read = read.InOrder();
        return new($"{read.Dictionary} compared with {read.Other}", JsonSerializer.Serialize(read, JobJson.Options), NamedDictionaries.Narrower(first, second), read.CohortId);
    }

    public Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ParameterProblem>>([]);

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
