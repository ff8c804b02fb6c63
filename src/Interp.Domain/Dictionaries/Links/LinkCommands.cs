using System.Buffers.Text;
using System.Security.Cryptography;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Makes and revokes share links.</summary>
public sealed class LinkCommands(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Most working links of one person.</summary>
    public const int MaxPerPerson = 2000;
    private const int CodeBytes = 16;

    /// <summary>A new link to a page as it is now, with all of its query.</summary>
    /// <exception cref="InvalidParametersException">The target is no page of this site, or reaches fewer people than the link would.</exception>
    /// <exception cref="ForbiddenException">The viewer is not signed in, or belongs to no cohort.</exception>
    public async Task<LinkSummary> Create(Viewer viewer, LinkDraft draft, CancellationToken cancellationToken)
    {
        if (!viewer.IsSignedIn) throw new ForbiddenException("Sign in to share a view.");
        var title = (draft.Title ?? string.Empty).Trim();
        var target = LinkTarget.Parse(draft.Target);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var check = new ParameterChecks();
        check.That(title.Length > 0 && !title.Any(char.IsControl), "title", "Say in one line what the link shows.");
        check.Length("title", title, 200);
        check.That(Enum.IsDefined(draft.Visibility), "visibility", "Choose private, cohort or public.");
        check.That(target is not null, "target", "Give the path of a page of this site with its query, such as /d/name/12?cohort=1.");
        check.That(
            await db.Links.CountAsync(l => l.OwnerId == viewer.PersonId && l.RevokedAt == null, cancellationToken) < MaxPerPerson,
            "target", $"You have {MaxPerPerson} working links; revoke some first.");
        check.ThrowIfAny();
        var made = await db.Dictionaries.VisibleTo(viewer).Where(d => d.Name == target!.Dictionary).Select(d => d.CohortId).SingleOrDefaultAsync(cancellationToken);
        int? cohort = draft.Visibility == Visibility.Cohort ? CohortChoice.For(viewer, Permission.Label, draft.CohortId, made) : null;
        await LinkReach.Check(db, viewer, target!, draft.Visibility, cohort, cancellationToken);
        var link = new ShareLink
        {
            Code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CodeBytes)), Target = target!.Address, Title = title, Visibility = draft.Visibility,
            CohortId = cohort, OwnerId = viewer.PersonId, CreatedAt = time.GetUtcNow(),
        };
        db.Links.Add(link);
        await db.SaveChangesAsync(cancellationToken);
        return LinkQueries.Summary(link);
    }

    /// <summary>Ends a link for good: its owner, an instructor of its cohort, or an administrator.</summary>
    /// <exception cref="NotFoundException">There is no such link, or it is not the viewer's to end.</exception>
    public async Task Revoke(Viewer viewer, string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var link = await db.Links.SingleOrDefaultAsync(l => l.Code == code, cancellationToken);
        if (link is null || !MayRevoke(viewer, link)) throw new NotFoundException("link of yours");
        link.RevokedAt ??= time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool MayRevoke(Viewer viewer, ShareLink link) =>
        viewer.IsSignedIn && (link.OwnerId == viewer.PersonId || viewer.IsAdministrator || (link.CohortId is { } cohort && Permissions.Allows(viewer, Permission.Moderate, cohort)));
}
