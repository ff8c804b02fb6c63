using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Domain.Circuits;

/// <summary>Makes prompt sets. They are never changed, so that what was computed on them keeps its meaning.</summary>
public sealed class PromptSetCommands(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Most sets of one person.</summary>
    public const int MaxPerPerson = 200;

    /// <summary>A new set; or the one that is there already, when it holds the same and whoever asks may see it.</summary>
    /// <returns>Its name.</returns>
    /// <exception cref="ForbiddenException">The viewer may not make one in that cohort.</exception>
    /// <exception cref="InvalidParametersException">All that is wrong with it, at once.</exception>
    public async Task<string> Create(Viewer viewer, PromptSetRequest request, CancellationToken cancellationToken)
    {
        var cohort = Cohort(viewer, request);
        var check = new ParameterChecks();
        check.That(request.Lines is null || request.Pairs is null, "lines", "Give either lines or pairs.");
        var pairs = request.Lines is { } lines && request.Source == PromptSource.Pairs ? PromptLines.Read(lines) : request.Pairs ?? [];
        PromptSetRules.Check(request, pairs, check);
        check.ThrowIfAny();
        var set = New(viewer, request, pairs, cohort);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (request.Name is null && await Same(db, viewer, set, cancellationToken) is { } same) return same;
        check.That(!await db.PromptSets.AnyAsync(p => p.Name == set.Name, cancellationToken), "name", $"A prompt set is called '{set.Name}' already; choose another name.");
        check.That(await db.PromptSets.CountAsync(p => p.OwnerId == viewer.PersonId, cancellationToken) < MaxPerPerson, "title", $"You have made {MaxPerPerson} prompt sets, the most one person may.");
        check.ThrowIfAny();
        db.Add(set);
        await db.SaveChangesAsync(cancellationToken);
        return set.Name;
    }

    /// <summary>A generated set that comes with the site: made by nobody. Nothing is made where everybody, or a class, has the same already, or where the name is taken.</summary>
    /// <returns>Whether it was made.</returns>
    public async Task<bool> Provide(PromptSetRequest request, CancellationToken cancellationToken)
    {
        var set = New(Viewer.Anonymous, request, [], cohort: null);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.PromptSets.AnyAsync(p => p.Name == set.Name || (p.Hash == set.Hash && p.Visibility != Visibility.Private), cancellationToken)) return false;
        db.Add(set);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another worker, which started in this moment, was first.
            return false;
        }
    }

    private static int? Cohort(Viewer viewer, PromptSetRequest request)
    {
        if (!viewer.IsSignedIn) throw new ForbiddenException("Sign in first: a prompt set carries its maker's name.");
        if (request.CohortId is not null || request.Visibility == Visibility.Cohort) return CohortChoice.For(viewer, Permission.Label, request.CohortId, made: null);
        if (request.Visibility == Visibility.Public && !Permissions.Allows(viewer, Permission.Label, cohortId: null))
            throw new ForbiddenException("What is public is made by members of a cohort. Keep the set private, or ask an instructor for an invitation.");
        return CohortChoice.Of(viewer, asked: null, made: null);
    }

    /// <summary>Equal requests of a class become one set, and their experiments one computation; what is for everybody is for a class too.</summary>
    private static Task<string?> Same(InterpDbContext db, Viewer viewer, PromptSet set, CancellationToken cancellationToken) =>
        db.PromptSets.VisibleTo(viewer).Where(p => p.Hash == set.Hash && (p.Visibility == Visibility.Public ? set.Visibility != Visibility.Private : p.Visibility == set.Visibility && p.CohortId == set.CohortId))
            .Where(p => p.Visibility != Visibility.Private || p.OwnerId == set.OwnerId).OrderBy(p => p.Id).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);

    private PromptSet New(Viewer viewer, PromptSetRequest request, IReadOnlyList<PromptText> pairs, int? cohort)
    {
        var generated = request.Source == PromptSource.Ioi;
        var count = generated ? request.Prompts!.Value : pairs.Count;
        var parameters = JsonSerializer.Serialize(request.Parameters ?? new(), JobJson.Options);
        var written = generated ? null : JsonSerializer.Serialize(pairs, JobJson.Options);
        return new PromptSet
        {
            Name = request.Name ?? $"{(generated ? "ioi" : "pairs")}-{count}-{Guid.CreateVersion7(time.GetUtcNow()).ToString("N")[^6..]}",
            Title = string.IsNullOrWhiteSpace(request.Title) ? Title(request, count) : request.Title.Trim(),
            Source = request.Source, Prompts = count, Seed = request.Seed, Parameters = parameters, Pairs = written, Hash = PromptSetHash.Of(request.Source, count, request.Seed, parameters, written),
            Visibility = request.Visibility, CohortId = cohort, OwnerId = viewer.PersonId, CreatedAt = time.GetUtcNow(),
        };
    }

    private static string Title(PromptSetRequest request, int count) => (request.Source, count) switch
    {
        (PromptSource.Ioi, _) => $"Two-name sentences, {count}, seed {request.Seed}",
        (_, 1) => "One written pair",
        _ => $"{count} written pairs",
    };
}
