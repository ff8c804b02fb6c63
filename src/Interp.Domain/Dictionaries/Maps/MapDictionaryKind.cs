using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="MapDictionaryParameters"/>.</summary>
internal sealed class MapDictionaryKind(IDbContextFactory<InterpDbContext> contexts) : JobKind<MapDictionaryParameters>
{
    private const int FewestPoints = 4;
    private const int MostPoints = 1 << 17;

    protected override MapDictionaryParameters Defaults => MapDictionaryParameters.Default(string.Empty);

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = Read(parameters);
        read = read with { CohortId = CohortFor(viewer, read.CohortId), Other = string.IsNullOrEmpty(read.Other) ? null : read.Other };
        var named = new NamedDictionaries(contexts, viewer);
        var first = await named.Find("dictionary", read.Dictionary, cancellationToken);
        var second = read.Other is null ? null : await named.Find("other", read.Other, cancellationToken);
        var problems = named.Problems.Concat(Values(read)).Concat(Fit(first, second)).ToList();
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        var title = second is null ? $"Map of {first!.Name}" : $"Map of {first!.Name} and {second.Name}";
        return Draft(title, read, NamedDictionaries.Narrower(first, second), read.CohortId);
    }

    private static IEnumerable<ParameterProblem> Fit(FeatureDictionary? first, FeatureDictionary? second)
    {
        if (first is null) yield break;
        if (second is not null && second.Id == first.Id)
            yield return new("other", "This is the same dictionary; leave it out or name another.");
        if (second is not null && second.TargetHookPoint != first.TargetHookPoint)
            yield return new("other", $"It writes {second.TargetHookPoint ?? second.HookPoint} and '{first.Name}' {first.TargetHookPoint ?? first.HookPoint}; directions of different places have no common map. Choose one that writes the same.");
        else if (second is not null && second.DIn != first.DIn)
            yield return new("other", $"It reads {second.DIn} numbers and '{first.Name}' {first.DIn}; directions of different widths have no common map. Choose one of width {first.DIn}.");
        var points = Points(first) + (second is null ? 0 : Points(second));
        if (points < FewestPoints)
            yield return new("dictionary", $"Only {points} of its features ever fired; a map takes at least {FewestPoints}. Train it longer.");
        if (points > MostPoints)
            yield return new("dictionary", $"These are {points} features; a map holds at most {MostPoints}. Choose smaller dictionaries.");
    }

    private static int Points(FeatureDictionary dictionary) => dictionary.LiveFeatures + dictionary.UltraLowFeatures;
}
