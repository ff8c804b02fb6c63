using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Domain.Circuits;

/// <summary>Saves and changes circuits.</summary>
public sealed class CircuitCommands(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Most circuits of one person.</summary>
    public const int MaxPerPerson = 500;

    /// <summary>Saves a new circuit of the viewer's; its name.</summary>
    /// <exception cref="InvalidParametersException">Something is wrong with it; nothing was saved.</exception>
    /// <exception cref="ForbiddenException">The viewer is not signed in, or may not write for that cohort.</exception>
    public async Task<string> Save(Viewer viewer, CircuitDraft draft, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var (clean, cohort, model, prompts) = await Checked(db, viewer, draft, cancellationToken);
        var check = new ParameterChecks();
        check.That(await db.Circuits.CountAsync(c => c.OwnerId == viewer.PersonId, cancellationToken) < MaxPerPerson, "title", $"You have {MaxPerPerson} circuits; delete one first.");
        check.ThrowIfAny();
        var now = time.GetUtcNow();
        var circuit = new Circuit
        {
            Name = draft.Name is { Length: > 0 } ? clean.Name! : await FreeName(db, clean.Name!, cancellationToken), Title = clean.Title, ModelId = model.Id, PromptSetId = prompts,
            Nodes = CircuitText.Write(clean.Nodes), Edges = CircuitText.Write(clean.Edges!), Notes = clean.Notes!, Visibility = clean.Visibility, CohortId = cohort,
            OwnerId = viewer.PersonId, CreatedAt = now, ChangedAt = now, Revision = 1,
        };
        db.Circuits.Add(circuit);
        await Write(db, cancellationToken);
        return circuit.Name;
    }

    /// <summary>Changes all but the model; its name, which may be a new one.</summary>
    /// <exception cref="CircuitChangedException">Somebody changed it since <see cref="CircuitDraft.Revision"/>.</exception>
    public async Task<string> Change(Viewer viewer, string name, CircuitDraft draft, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var circuit = await Own(db, viewer, name, cancellationToken);
        if (circuit.Revision != draft.Revision) throw new CircuitChangedException(circuit.Revision);
        var own = await db.Models.Where(m => m.Id == circuit.ModelId).Select(m => m.Name).SingleAsync(cancellationToken);
        var (clean, cohort, _, prompts) = await Checked(db, viewer, draft with { Model = own, Name = string.IsNullOrWhiteSpace(draft.Name) ? name : draft.Name }, cancellationToken);
        (circuit.Name, circuit.Title, circuit.Notes, circuit.Visibility, circuit.CohortId, circuit.PromptSetId) = (clean.Name!, clean.Title, clean.Notes!, clean.Visibility, cohort, prompts);
        (circuit.Nodes, circuit.Edges) = (CircuitText.Write(clean.Nodes), CircuitText.Write(clean.Edges!));
        (circuit.Revision, circuit.ChangedAt) = (circuit.Revision + 1, time.GetUtcNow());
        await Write(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return circuit.Name;
    }

    /// <summary>Deletes a circuit; experiments on it stay.</summary>
    public async Task Delete(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Circuits.Remove(await Own(db, viewer, name, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A private copy of the viewer's own, to change; its name.</summary>
    public async Task<string> Fork(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        RequireSignedIn(viewer);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var source = await db.Circuits.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(c => c.Name == name, cancellationToken) ?? throw new NotFoundException("circuit");
        var model = await db.Models.Where(m => m.Id == source.ModelId).Select(m => m.Name).SingleAsync(cancellationToken);
        var prompts = await db.PromptSets.VisibleTo(viewer).Where(p => p.Id == source.PromptSetId).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken);
        var title = source.Title.Length > 90 ? source.Title[..90] : source.Title;
        return await Save(viewer, new($"{title} (copy)", model, CircuitText.Read<CircuitNode>(source.Nodes), null, prompts, CircuitText.Read<CircuitEdge>(source.Edges), source.Notes), cancellationToken);
    }

    private static void RequireSignedIn(Viewer viewer)
    {
        if (!viewer.IsSignedIn) throw new ForbiddenException("Sign in to keep a circuit.");
    }

    private static async Task<(CircuitDraft Draft, int? Cohort, Model Model, int? Prompts)> Checked(InterpDbContext db, Viewer viewer, CircuitDraft draft, CancellationToken cancellationToken)
    {
        RequireSignedIn(viewer);
        var check = new ParameterChecks();
        var model = await db.Models.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(m => m.Name == draft.Model, cancellationToken);
        check.That(model is not null, "model", "There is no such model that you may see. Choose one from the list of models.");
        var asked = string.IsNullOrWhiteSpace(draft.PromptSet) ? null : draft.PromptSet.Trim();
        int? prompts = asked is null ? null : await db.PromptSets.VisibleTo(viewer).Where(p => p.Name == asked).Select(p => (int?)p.Id).SingleOrDefaultAsync(cancellationToken);
        check.That(asked is null || prompts is not null, "promptSet", "There is no such prompt set that you may see. Choose one from the list of prompts, or none.");
        check.ThrowIfAny();
        var (clean, cohort) = CircuitRules.Check(viewer, draft, model!);
        return (clean, cohort, model!, prompts);
    }

    // Locked, so that of two changes at once one is told of the other.
    private static async Task<Circuit> Own(InterpDbContext db, Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM circuits WHERE name = {name} FOR UPDATE", cancellationToken);
        var circuit = await db.Circuits.VisibleTo(viewer).SingleOrDefaultAsync(c => c.Name == name, cancellationToken) ?? throw new NotFoundException("circuit");
        return CircuitRules.MayChange(viewer, circuit) ? circuit : throw new ForbiddenException("Only its owner changes a circuit. Make a copy of your own and change that.");
    }

    private static async Task<string> FreeName(InterpDbContext db, string name, CancellationToken cancellationToken)
    {
        var stem = name.Length > 70 ? name[..70].TrimEnd('-') : name;
        var taken = await db.Circuits.Where(c => c.Name.StartsWith(stem)).Select(c => c.Name).ToListAsync(cancellationToken);
        if (!taken.Contains(name, StringComparer.Ordinal)) return name;
        var number = 2;
        while (taken.Contains($"{stem}-{number}", StringComparer.Ordinal)) number++;
        return $"{stem}-{number}";
    }

    private static async Task Write(InterpDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new InvalidParametersException([new("name", "A circuit of that name exists already. Choose another name.")]);
        }
    }
}
