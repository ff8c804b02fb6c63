using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>A model that can be computed with.</summary>
internal sealed record LiveModel(int Id, string Name, int VocabularyId, string WeightsHash)
{
    /// <exception cref="NotFoundException">There is none that the viewer may see.</exception>
    public static async Task<LiveModel> Find(InterpDbContext db, Viewer viewer, string name, CancellationToken cancellationToken) =>
        await db.Models.AsNoTracking().VisibleTo(viewer).Where(m => m.Name == name)
            .Select(m => new LiveModel(m.Id, m.Name, m.VocabularyId, m.WeightsHash)).SingleOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException($"model '{name}'");
}
