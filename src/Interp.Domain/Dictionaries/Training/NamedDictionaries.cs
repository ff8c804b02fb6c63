using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Looks up the dictionaries that parameters name, among those the viewer may see.</summary>
internal sealed class NamedDictionaries(IDbContextFactory<InterpDbContext> contexts, Viewer viewer)
{
    private const int Offered = 20;
    private readonly List<ParameterProblem> problems = [];

    public IReadOnlyList<ParameterProblem> Problems => problems;

    public async Task<FeatureDictionary?> Find(string field, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var visible = db.Dictionaries.AsNoTracking().VisibleTo(viewer);
        if (await visible.SingleOrDefaultAsync(d => d.Name == name, cancellationToken) is { } found)
        {
            if (found.ModelId is null)
                problems.Add(new(field, $"'{name}' was imported as dashboards without weights, so nothing can be computed with it. Choose a dictionary that was trained here."));
            return found;
        }

        var names = await visible.Where(d => d.ModelId != null).OrderByDescending(d => d.CreatedAt).Select(d => d.Name).Take(Offered).ToListAsync(cancellationToken);
        problems.Add(new(field, names.Count == 0 ? "There is no dictionary yet; train one first." : $"Choose one of: {string.Join(", ", names)}."));
        return null;
    }

    /// <summary>What is made of private things is private.</summary>
    public static Visibility Narrower(FeatureDictionary? first, FeatureDictionary? second) =>
        first?.Visibility == Visibility.Private || second?.Visibility == Visibility.Private ? Visibility.Private : Visibility.Cohort;
}
