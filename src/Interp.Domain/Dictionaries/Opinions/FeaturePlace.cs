using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>A feature that the viewer may see, and the cohort whose opinions of it are meant.</summary>
/// <param name="Cohort">Null when the viewer belongs to none.</param>
/// <param name="Dictionary">Id of the dictionary.</param>
/// <param name="Feature">Number of the feature.</param>
internal sealed record FeaturePlace(int? Cohort, int Dictionary, int Feature)
{
    /// <summary>For reading.</summary>
    /// <exception cref="DictionaryNotFoundException">There is no such dictionary, or the viewer may not see it.</exception>
    /// <exception cref="NotFoundException">The dictionary has no such feature.</exception>
    public static async Task<FeaturePlace> Find(InterpDbContext db, Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        var found = await Visible(db, viewer, address, cancellationToken);
        return new(CohortChoice.Of(viewer, address.Cohort, found.CohortId), found.Id, address.Index);
    }

    /// <summary>For writing: there is a cohort, and the viewer's role in it suffices.</summary>
    /// <exception cref="ForbiddenException">The viewer's role does not reach it.</exception>
    public static async Task<FeaturePlace> ForWriting(
        InterpDbContext db, Viewer viewer, FeatureAddress address, Permission permission, CancellationToken cancellationToken)
    {
        var found = await Visible(db, viewer, address, cancellationToken);
        return new(CohortChoice.For(viewer, permission, address.Cohort, found.CohortId), found.Id, address.Index);
    }

    private static async Task<(int Id, int? CohortId)> Visible(InterpDbContext db, Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        var found = await db.Dictionaries.VisibleTo(viewer).Where(d => d.Name == address.Dictionary)
            .Select(d => new { d.Id, d.CohortId, d.DSae }).SingleOrDefaultAsync(cancellationToken)
            ?? throw new DictionaryNotFoundException(address.Dictionary);
        return address.Index >= 0 && address.Index < found.DSae ? (found.Id, found.CohortId) : throw new NotFoundException($"feature {address.Index} in this dictionary");
    }
}
