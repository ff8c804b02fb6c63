using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="BaselineDictionaryParameters"/>.</summary>
internal sealed class BaselineDictionaryKind(IDbContextFactory<InterpDbContext> contexts) : JobKind<BaselineDictionaryParameters>
{
    public override QueueName Queue => QueueName.Gpu;

    protected override BaselineDictionaryParameters Defaults => BaselineDictionaryParameters.Default(string.Empty);

    public override IReadOnlyList<ProgressNumber> Numbers => TrainingNumbers.All;

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = Read(parameters);
        read = read with { CohortId = CohortFor(viewer, read.CohortId) };
        // The neurons are the same whatever the seed, and so is the job.
        if (read.Control == BaselineDictionaryParameters.Neurons) read = read with { Seed = 1 };
        var named = new NamedDictionaries(contexts, viewer);
        var subject = await named.Find("dictionary", read.Dictionary, cancellationToken);
        var problems = named.Problems.Concat(Values(read)).ToList();
        if (subject is not null && problems.Count == 0) problems.AddRange(Fit(subject, read));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        var title = read.Control == BaselineDictionaryParameters.Neurons ? $"Neurons beside {subject!.Name}" : $"Random-weight control of {subject!.Name}";
        return Draft(title, read, NamedDictionaries.Narrower(subject, second: null), read.CohortId);
    }

    private static IEnumerable<ParameterProblem> Fit(FeatureDictionary subject, BaselineDictionaryParameters read)
    {
        if (subject.Origin != DictionaryOrigin.Trained)
            yield return new("dictionary", $"'{subject.Name}' is a baseline itself; choose a dictionary that was trained.");
        if (read.Control == BaselineDictionaryParameters.Neurons && subject.SiteHookPoints is { } places)
            yield return new("control", $"'{subject.Name}' reads {places.Length} hook points at once, whose numbers together are no layer's neurons; choose {BaselineDictionaryParameters.Random}.");
        else if (read.Control == BaselineDictionaryParameters.Neurons && !subject.HookPoint.EndsWith(".mlp.hook_post", StringComparison.Ordinal))
            yield return new("control", $"'{subject.Name}' reads {subject.HookPoint}, where there are no neurons; choose {BaselineDictionaryParameters.Random}.");
    }
}
