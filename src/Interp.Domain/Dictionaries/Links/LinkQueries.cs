using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads share links.</summary>
public sealed class LinkQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Most links that are listed.</summary>
    public const int MaxListed = 500;
    private const int MaxCode = 40;

    /// <summary>The viewer's own links, newest first, revoked ones too.</summary>
    public async Task<IReadOnlyList<LinkSummary>> Mine(Viewer viewer, CancellationToken cancellationToken)
    {
        if (!viewer.IsSignedIn) return [];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var links = await db.Links.AsNoTracking().Where(l => l.OwnerId == viewer.PersonId).OrderByDescending(l => l.CreatedAt).Take(MaxListed).ToListAsync(cancellationToken);
        return links.ConvertAll(Summary);
    }

    /// <summary>What following a link comes to. A link opens no door: its target keeps its own visibility.</summary>
    public async Task<LinkOpening> Open(Viewer viewer, string code, CancellationToken cancellationToken)
    {
        if (code is not { Length: > 0 and <= MaxCode }) return Refused(LinkAccess.Missing);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var link = await db.Links.AsNoTracking().SingleOrDefaultAsync(l => l.Code == code, cancellationToken);
        if (link is null) return Refused(LinkAccess.Missing);
        if (!await db.Links.VisibleTo(viewer).AnyAsync(l => l.Code == code, cancellationToken))
            return Refused(link.Visibility == Visibility.Private ? LinkAccess.Missing : viewer.IsSignedIn ? LinkAccess.OtherCohort : LinkAccess.SignInNeeded);
        if (link.RevokedAt is not null) return Refused(LinkAccess.Revoked);
        return LinkTarget.Parse(link.Target) is { } target && await LinkReach.Reaches(db, viewer, target, cancellationToken)
            ? new(LinkAccess.Open, Summary(link), target.Dictionary, target.Feature)
            : Refused(LinkAccess.TargetHidden);
    }

    internal static LinkSummary Summary(ShareLink l) => new(l.Code, l.Target, l.Title, l.Visibility, l.CohortId, l.CreatedAt, l.RevokedAt);

    private static LinkOpening Refused(LinkAccess access) => new(access, null, null, null);
}
