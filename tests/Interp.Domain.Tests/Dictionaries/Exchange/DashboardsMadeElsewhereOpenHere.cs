using System.Text.Json;
using System.Text.Json.Nodes;
using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class DashboardsMadeElsewhereOpenHere(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private World world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_batch_becomes_a_dictionary_that_can_be_browsed()
    {
        await Import(world.Researcher, "first", BatchSamples.File(BatchSamples.Whole()));
        var detail = (await database.Get<DictionaryQueries>().Find(world.Learner, "first", Cancellation))!;
        (detail.Summary.Model, detail.Summary.Corpus, detail.Summary.HookPoint, detail.Summary.Origin, detail.Summary.JobId)
            .ShouldBe(("gpt2-small", "Skylion007/openwebtext", "layer 0, res-jb", DictionaryOrigin.Imported, null));
        (detail.Summary.DSae, detail.LiveFeatures, detail.DeadFeatures).ShouldBe((6, 1, 1));

        var queries = database.Get<FeatureQueries>();
        var card = (await queries.Find(world.Learner, "first", 2, Cancellation))!;
        (card.Fired, card.Density, card.MaxActivation, card.State).ShouldBe((230, 0.00036, 1f, FeatureState.Live));
        card.Groups.Select(g => (g.Kind, g.Level)).ShouldBe([("top", 0), ("interval", 0), ("interval", 1)]);
        var top = card.Groups[0].Examples[0];
        top.Tokens.Select(t => (t.Text, t.Display)).ShouldBe([(" an", " an"), (" MRI", " MRI"), ("\n", "⏎"), ("—", "—")]);
        (top.Focus, top.LossEffects, top.Repeated).ShouldBe((1, null, false));
        card.Groups[1].Examples[0].Repeated.ShouldBeTrue();
        card.Activations!.Edges.ShouldBe([0f, 0.5f, 1f]);
        card.Activations.Counts.ShouldBe([14, 3]);
        card.NegativeLogits.Select(l => (l.Token.Text, l.Value)).ShouldBe([("ãĤ±", -0.743f), ("ivil", -0.724f)]);
        card.CorrelatedNeurons.ShouldBe([new NeuronCorrelation(480, 0.024f, 0.014f)]);
        (await queries.Find(world.Learner, "first", 5, Cancellation))!.State.ShouldBe(FeatureState.Dead);
        (await queries.Find(world.Learner, "first", 3, Cancellation)).ShouldBeNull();

        (await Found(new(Token: "MRI"), FeatureOrder.MaxActivation)).ShouldBe([2]);
        (await Found(new(LogitToken: "MRI"), FeatureOrder.Matches)).ShouldBe([2]);
        (await Found(new(IncludeDead: true), FeatureOrder.Index)).ShouldBe([2, 5]);

        async Task<IEnumerable<int>> Found(FeatureFilter filter, FeatureOrder order) =>
            (await queries.List(world.Learner, "first", new(order), filter, null, 10, Cancellation)).Features.Select(f => f.Index);
    }

    [Fact]
    public async Task What_is_exported_and_imported_again_is_the_same()
    {
        await Import(world.Researcher, "first", BatchSamples.File(BatchSamples.Whole()));
        var exported = await Export("first");
        await Import(world.Researcher, "second", BatchSamples.File(exported));
        (await Export("second")).ShouldBe(exported);
        await using var db = database.Open();
        var rows = await db.FeatureExamples.AsNoTracking().OrderBy(e => e.DictionaryId).ToListAsync(Cancellation);
        rows.Count.ShouldBe(2);
        rows[1].Groups.ShouldBe(rows[0].Groups);
        rows[1].Tokens.ShouldBe(rows[0].Tokens);
        rows[1].Activations.ShouldBe(rows[0].Activations);
        (rows[1].Window, rows[0].Window).ShouldBe((5, 5));
        // The same texts in the same order are one vocabulary.
        (await db.Dictionaries.Select(d => d.VocabularyId).Distinct().CountAsync(Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_imported_is_exported_with_the_file_s_own_numbers()
    {
        await Import(world.Researcher, "first", BatchSamples.File(BatchSamples.Whole()));
        var before = BatchSamples.Whole()["features"]![0]!;
        var after = JsonNode.Parse(await Export("first"))!["features"]![0]!;
        foreach (var field in new[]
        {
            "feature_index", "neuron_alignment_indices", "neuron_alignment_values", "neuron_alignment_l1", "correlated_neurons_indices", "correlated_neurons_l1", "correlated_neurons_pearson",
            "neg_str", "neg_values", "pos_str", "pos_values", "frac_nonzero", "freq_hist_data_bar_values", "freq_hist_data_bar_heights", "logits_hist_data_bar_heights",
            "logits_hist_data_bar_values", "n_prompts_total", "n_tokens_in_prompt", "dataset",
        })
        {
            JsonNode.DeepEquals(JsonNode.Parse(after[field]!.ToJsonString()), JsonNode.Parse(Plain(before[field]!))).ShouldBeTrue($"{field}: {after[field]!.ToJsonString()}");
        }

        var first = after["activations"]![0]!;
        (first["bin_contains"]!.GetValue<double>(), first["qualifying_token_index"]!.GetValue<int>()).ShouldBe((-1, 1));
        first["tokens"]!.AsArray().Select(t => t!.GetValue<string>()).ShouldBe([" an", " MRI", "\n", "—"]);
    }

    [Fact]
    public async Task Only_researchers_and_instructors_of_the_cohort_may_import()
    {
        foreach (var (viewer, may) in new[] { (Viewer.Anonymous, false), (world.Learner, false), (world.Stranger, false), (world.Researcher, true), (world.Instructor, true), (world.Administrator, true) })
        {
            var import = () => database.Get<ImportCommands>().Import(viewer, new($"by-{viewer.Name ?? "nobody"}", null, Visibility.Cohort, world.Cohort), [BatchSamples.File(BatchSamples.Whole())], Cancellation);
            if (may) await import();
            else await Should.ThrowAsync<ForbiddenException>(import);
        }
    }

    [Theory]
    [InlineData(Visibility.Private, false, false, false)]
    [InlineData(Visibility.Cohort, true, false, false)]
    [InlineData(Visibility.Public, true, true, true)]
    public async Task An_import_is_seen_by_whom_it_is_for(Visibility visibility, bool member, bool stranger, bool anonymous)
    {
        await database.Get<ImportCommands>().Import(world.Researcher, new("seen", null, visibility, null), [BatchSamples.File(BatchSamples.Whole())], Cancellation);
        foreach (var (viewer, sees) in new[] { (world.Researcher, true), (world.Administrator, true), (world.Learner, member), (world.Stranger, stranger), (Viewer.Anonymous, anonymous) })
            (await database.Get<ExportQueries>().Head(viewer, "seen", Cancellation) is not null).ShouldBe(sees, viewer.Name);
    }

    [Theory]
    [InlineData("features", "[]")]
    [InlineData("features", "null")]
    [InlineData("features[0]", "null")]
    [InlineData("features[0].feature_index", "-1")]
    [InlineData("features[0].feature_index", "2147483647")]
    [InlineData("features[0].feature_index", "5")]
    [InlineData("features[0].feature_index", "\"2\"")]
    [InlineData("features[0].frac_nonzero", "1.5")]
    [InlineData("features[0].frac_nonzero", "null")]
    [InlineData("features[0].pos_values", "[1]")]
    [InlineData("features[0].pos_values", "[1, 1e300]")]
    [InlineData("features[0].pos_str", "[null, \"a\"]")]
    [InlineData("features[0].pos_str", "[\"\\u0000\", \"a\"]")]
    [InlineData("features[0].freq_hist_data_bar_values", "[1, 0]")]
    [InlineData("features[0].freq_hist_data_bar_heights", "[-1, 0]")]
    [InlineData("features[0].n_prompts_total", "-5")]
    [InlineData("features[0].neuron_alignment_l1", "[1, 2, 3]")]
    [InlineData("features[0].activations[0]", "null")]
    [InlineData("features[0].activations[0].tokens", "[]")]
    [InlineData("features[0].activations[0].values", "[1]")]
    [InlineData("features[0].activations[0].qualifying_token_index", "4")]
    [InlineData("features[0].activations[0].bin_contains", "null")]
    public async Task A_field_that_makes_no_sense_is_named_and_nothing_is_published(string field, string value)
    {
        var batch = BatchSamples.Whole();
        Set(batch, field, JsonNode.Parse(value));
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => Import(world.Researcher, "refused", BatchSamples.File(batch)));
        refused.Problems[0].Field.ShouldStartWith("batch-1.json");
        await using var db = database.Open();
        (await db.Dictionaries.AnyAsync(Cancellation)).ShouldBeFalse();
        (await db.Vocabularies.CountAsync(Cancellation)).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"features\": [{\"feature_index\": NaN}]}")]
    [InlineData("<html>")]
    public async Task What_is_no_batch_is_refused(string text) =>
        await Should.ThrowAsync<InvalidParametersException>(() => Import(world.Researcher, "refused", BatchSamples.File(text)));

    [Fact]
    public async Task Files_of_one_dictionary_must_belong_together_and_not_overlap()
    {
        var other = BatchSamples.Whole();
        foreach (var feature in other["features"]!.AsArray()) feature!["feature_index"] = feature["feature_index"]!.GetValue<int>() + 100;
        await Import(world.Researcher, "both", BatchSamples.File(BatchSamples.Whole()), BatchSamples.File(other, "batch-2.json"));
        (await database.Get<DictionaryQueries>().Find(world.Researcher, "both", Cancellation))!.Summary.DSae.ShouldBe(106);
        other["layer"] = 1;
        await Should.ThrowAsync<InvalidParametersException>(() => Import(world.Researcher, "mixed", BatchSamples.File(BatchSamples.Whole()), BatchSamples.File(other, "batch-2.json")));
        await Should.ThrowAsync<InvalidParametersException>(() => Import(world.Researcher, "twice", BatchSamples.File(BatchSamples.Whole()), BatchSamples.File(BatchSamples.Whole(), "batch-2.json")));
        await Should.ThrowAsync<InvalidParametersException>(() => Import(world.Researcher, "both", BatchSamples.File(BatchSamples.Whole())));
        await Should.ThrowAsync<InvalidParametersException>(() => Import(world.Researcher, "No Slug", BatchSamples.File(BatchSamples.Whole())));
    }

    // Numbers as a float holds them, whole ones without a point.
    private static string Plain(JsonNode node) => node is JsonArray { Count: > 0 } array && array[0]!.GetValueKind() == JsonValueKind.Number
        ? JsonSerializer.Serialize(array.Select(n => n!.GetValue<float>()))
        : node.ToJsonString();

    private static void Set(JsonNode node, string path, JsonNode? value)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1]) node = step[0] == '[' ? node[int.Parse(step[1..^1])]! : node[step]!;
        if (steps[^1][0] == '[') node[int.Parse(steps[^1][1..^1])] = value;
        else node[steps[^1]] = value;
    }

    private Task<string> Import(Viewer viewer, string name, params ImportFile[] files) =>
        database.Get<ImportCommands>().Import(viewer, new(name, null, Visibility.Cohort, null), files, Cancellation);

    private async Task<string> Export(string dictionary)
    {
        var exports = database.Get<ExportQueries>();
        var head = (await exports.Head(world.Learner, dictionary, Cancellation))!;
        var features = new List<DashboardFeature>();
        await foreach (var card in exports.Cards(world.Learner, dictionary, Cancellation)) features.Add(BatchFeatures.Of(card, head));
        return JsonSerializer.Serialize(new { model_id = head.ModelId, layer = int.Parse(head.Layer), sae_set = head.SaeSet, features }, BatchJson.Options);
    }
}
