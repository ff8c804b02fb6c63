using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Circuits;

public sealed class CircuitsAreKept(CircuitWorld circuits) : IClassFixture<CircuitWorld>
{
    private static readonly CircuitDraft Movers = new("Two movers", "tiny", [new("0.1", CircuitClasses.NameMover, "END"), new("0.0", CircuitClasses.PreviousToken, "S1+1")])
    {
        Edges = [new("0.1", "logits", 1.5)], Notes = "by hand",
    };

    private readonly World world = circuits.World;
    private readonly TestDatabase database = circuits.Database;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private CircuitCommands Commands => database.Get<CircuitCommands>();

    private CircuitQueries Queries => database.Get<CircuitQueries>();

    [Fact]
    public async Task A_circuit_comes_back_as_it_was_saved_in_the_order_of_layers()
    {
        var name = await Commands.Save(world.Learner, Movers with { Title = "Comes back", PromptSet = "pairs" }, Cancellation);

        name.ShouldBe("comes-back");
        var found = (await Queries.Find(world.Learner, name, Cancellation))!;
        found.Nodes.ShouldBe([Movers.Nodes[1], Movers.Nodes[0]]);
        found.Edges.ShouldBe(Movers.Edges!);
        (found.Notes, found.Layers, found.Summary.Model, found.Summary.PromptSet, found.Summary.Revision).ShouldBe(("by hand", 1, "tiny", "pairs", 1));
        (await Commands.Save(world.Learner, Movers with { Title = "Comes  back!" }, Cancellation)).ShouldBe("comes-back-2");
        (await Should.ThrowAsync<InvalidParametersException>(() => Commands.Save(world.Researcher, Movers with { Name = name }, Cancellation))).Problems.Single().Field.ShouldBe("name");
    }

    /// <summary>Visibility of the circuit × viewer; the owner is the learner.</summary>
    [Theory]
    [InlineData(Visibility.Private, "learner administrator")]
    [InlineData(Visibility.Cohort, "learner researcher instructor administrator")]
    [InlineData(Visibility.Public, "anonymous stranger learner researcher instructor administrator")]
    public async Task A_circuit_is_read_by_those_it_is_for_and_changed_by_its_owner(Visibility visibility, string readers)
    {
        var name = await Commands.Save(world.Learner, Movers with { Visibility = visibility, Title = $"Matrix {visibility}" }, Cancellation);
        foreach (var person in new[] { "anonymous", "stranger", "learner", "researcher", "instructor", "administrator" })
        {
            var viewer = Who(person);
            var reads = readers.Split(' ').Contains(person);
            (await Queries.Find(viewer, name, Cancellation) is not null).ShouldBe(reads, person);
            (await Queries.List(viewer, "tiny", Cancellation)).Any(c => c.Name == name).ShouldBe(reads, person);
            var revision = (await Queries.Find(world.Learner, name, Cancellation))!.Summary.Revision;
            Task Change() => Commands.Change(viewer, name, Movers with { Title = person, Visibility = visibility, CohortId = world.Cohort, Revision = revision }, Cancellation);
            Task Fork() => Commands.Fork(viewer, name, Cancellation);
            if (person is "learner" or "administrator") await Change();
            else if (reads) await Should.ThrowAsync<ForbiddenException>(Change);
            else await Should.ThrowAsync<NotFoundException>(Change);
            if (person == "anonymous") await Should.ThrowAsync<ForbiddenException>(Fork);
            else if (reads) await Fork();
            else await Should.ThrowAsync<NotFoundException>(Fork);
        }

        await Should.ThrowAsync<Exception>(() => Commands.Delete(world.Researcher, name, Cancellation));
        await Commands.Delete(world.Learner, name, Cancellation);
        (await Queries.Find(world.Learner, name, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_changes_on_the_same_revision_the_second_is_told()
    {
        var name = await Commands.Save(world.Learner, Movers, Cancellation);
        var renamed = await Commands.Change(world.Learner, name, Movers with { Name = "renamed-movers", Title = "Renamed", Revision = 1 }, Cancellation);

        renamed.ShouldBe("renamed-movers");
        (await Queries.Find(world.Learner, name, Cancellation)).ShouldBeNull();
        (await Should.ThrowAsync<CircuitChangedException>(() => Commands.Change(world.Learner, renamed, Movers with { Revision = 1 }, Cancellation))).Message.ShouldContain("revision 2");
        await Commands.Change(world.Learner, renamed, Movers with { Revision = 2, Title = "Third" }, Cancellation);
        (await Queries.Find(world.Learner, renamed, Cancellation))!.Summary.Title.ShouldBe("Third");
    }

    [Fact]
    public async Task A_copy_is_private_and_its_maker_s()
    {
        var name = await Commands.Save(world.Learner, Movers with { Visibility = Visibility.Public, Title = "Original" }, Cancellation);

        var copy = (await Queries.Find(world.Stranger, await Commands.Fork(world.Stranger, name, Cancellation), Cancellation))!;

        (copy.Summary.Title, copy.Summary.Visibility, copy.Summary.MayChange).ShouldBe(("Original (copy)", Visibility.Private, true));
        copy.Nodes.Count.ShouldBe(2);
        (await Queries.Find(world.Learner, copy.Summary.Name, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_no_circuit_is_refused_with_what_to_do()
    {
        await Refused(Movers with { Title = " " }, "title");
        await Refused(Movers with { Title = new string('x', 101) }, "title");
        await Refused(Movers with { Name = "No slug" }, "name");
        await Refused(Movers with { Model = "other" }, "model");
        await Refused(Movers with { PromptSet = "none" }, "promptSet");
        await Refused(Movers with { Notes = "nul\0" }, "notes");
        await Refused(Movers with { Nodes = [] }, "nodes");
        await Refused(Movers with { Nodes = [new("1.0", "x", "END")] }, "nodes");
        await Refused(Movers with { Nodes = [new("0.2", "x", "END")] }, "nodes");
        await Refused(Movers with { Nodes = [new("00.1", "x", "END")] }, "nodes");
        await Refused(Movers with { Nodes = [new("0.1", "<b>", "END")] }, "nodes");
        await Refused(Movers with { Nodes = [new("0.1", "x", "END'); DROP TABLE circuits --")] }, "nodes");
        await Refused(Movers with { Nodes = [new("0.1", "x", "END"), new("0.1", "y", "END")] }, "nodes");
        await Refused(Movers with { Nodes = [new("0.1", "x", "END"), new("0.1", "y", "all")] }, "nodes");
        await Refused(Movers with { Nodes = [null!] }, "nodes");
        await Refused(Movers with { Nodes = [.. Enumerable.Range(0, 401).Select(i => new CircuitNode("0.1", "x", $"R{i}"))] }, "nodes");
        await Refused(Movers with { Edges = [new("0.1", "0.0", 1)] }, "edges");
        await Refused(Movers with { Edges = [new("0.1", "logits", double.NaN)] }, "edges");
        await Refused(Movers with { Edges = [new("mlp 1", "logits", 1)] }, "edges");
        await Refused(Movers with { Edges = [null!] }, "edges");
        await Should.ThrowAsync<ForbiddenException>(() => Commands.Save(Viewer.Anonymous, Movers, Cancellation));
    }

    [Theory]
    [InlineData("""{"title":"x","model":"tiny","nodes":[{"head":9.6}]}""")]
    [InlineData("""{"title":"x","model":"tiny","nodes":"0.1"}""")]
    [InlineData("""{"title":"x","model":"tiny","nodes":[[]]}""")]
    [InlineData("""{"title":"x","model":"tiny","nodes":[{"head":"0.1","class":"x","role":"END","extra":1}]}""")]
    public void Hostile_JSON_is_no_draft(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<CircuitDraft>(json, JobJson.Options));

    [Fact]
    public async Task A_node_without_its_parts_is_refused_and_not_kept() =>
        await Should.ThrowAsync<InvalidParametersException>(() => Commands.Save(world.Learner, JsonSerializer.Deserialize<CircuitDraft>("""{"title":"x","model":"tiny","nodes":[{}]}""", JobJson.Options)!, Cancellation));

    [Fact]
    public async Task A_circuit_of_a_cohorts_model_cannot_be_public()
    {
        await using var db = database.Open();
        var own = new Interp.Domain.Library.Model
        {
            Name = "ours", Title = "Ours", Layers = 1, DModel = 8, DMlp = 0, Heads = 2, KvHeads = 2, DHead = 4, Context = 16, VocabularySize = 8,
            VocabularyId = world.VocabularyId, WeightsHash = "o", Visibility = Visibility.Cohort, CohortId = world.Cohort, OwnerId = world.Instructor.PersonId,
        };
        db.Add(own);
        await db.SaveChangesAsync(Cancellation);

        await Refused(Movers with { Model = "ours", Visibility = Visibility.Public }, "visibility");
        await Refused(Movers with { Model = "ours", Edges = [new("mlp 0", "logits", 1)] }, "edges");
        await Commands.Save(world.Learner, Movers with { Model = "ours", Visibility = Visibility.Cohort }, Cancellation);
        (await Should.ThrowAsync<InvalidParametersException>(() => Commands.Save(world.Stranger, Movers with { Model = "ours" }, Cancellation))).Problems.Single().Field.ShouldBe("model");
    }

    [Fact]
    public async Task Two_circuits_are_compared_by_heads_and_positions()
    {
        var a = await Commands.Save(world.Learner, Movers with { Title = "A" }, Cancellation);
        var b = await Commands.Save(world.Learner, Movers with { Title = "B", Nodes = [new("0.1", "other", "END"), new("0.0", "other", "S2"), new("0.0", "other", "END")] }, Cancellation);

        var compared = CircuitComparison.Of((await Queries.Find(world.Learner, a, Cancellation))!, (await Queries.Find(world.Learner, b, Cancellation))!);

        compared.Shared.ShouldBe([Movers.Nodes[0]]);
        compared.OnlyA.ShouldBe([Movers.Nodes[1]]);
        compared.OnlyB.Count.ShouldBe(2);
        compared.NodeOverlap.ShouldBe(1 / 4.0);
        compared.HeadOverlap.ShouldBe(1);
    }

    private async Task Refused(CircuitDraft draft, string field) =>
        (await Should.ThrowAsync<InvalidParametersException>(() => Commands.Save(world.Learner, draft, Cancellation))).Problems.ShouldContain(p => p.Field == field);

    private Viewer Who(string person) => person switch
    {
        "stranger" => world.Stranger,
        "learner" => world.Learner,
        "researcher" => world.Researcher,
        "instructor" => world.Instructor,
        "administrator" => world.Administrator,
        _ => Viewer.Anonymous,
    };
}
