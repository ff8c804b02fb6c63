using System.Text.Json;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Circuits;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Circuits;

public sealed class NamesAreReadFromQueueToPage(PostgresCluster cluster)
{
    private static readonly string[] Words = ["river", "stone", "light", "quiet", "garden", "letter", "north", "paper"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tables_are_those_of_the_model_on_these_prompts_and_prompts_without_names_are_refused()
    {
        await using var lab = await Lab.Open(cluster);
        var pairs = await DeepToy.Add(lab);
        var set = await TwoNames(lab);
        await lab.StartWorker();
        await lab.WaitForDoor();
        (await Should.ThrowAsync<InvalidParametersException>(() => Submit(lab, pairs))).Problems.ShouldContain(p => p.Field == "promptSet");

        var id = (await Submit(lab, set)).Id;
        (await lab.WaitForEnd(id)).Summary.Error.ShouldBeNull();

        var found = (await lab.Get<ExperimentQueries>().Find(lab.World.Learner, id, Cancellation))!;
        found.Grids.Select(g => (g.Name, g.RowLabels.Count, g.ColumnLabels.Count)).ShouldBe(
            [(NameGridNames.ToIo, 3, 2), (NameGridNames.ToS1, 3, 2), (NameGridNames.ToS2, 3, 2), (NameGridNames.WritesIo, 3, 2), (NameGridNames.WritesS, 3, 2)]);
        var folder = Path.Combine(lab.Models, DeepToy.Model);
        using var decoder = ModelFolder.Load(folder);
        var prompts = await new PromptShelf(lab.Get<IDbContextFactory<InterpDbContext>>()).Read(set, DeepToy.Model, TokenizerFolder.Load(folder), decoder.Config.n_ctx, Cancellation);
        var traffic = NameTraffic.Of(decoder, prompts, Cancellation);
        for (var layer = 0; layer < 3; layer++)
        {
            for (var head = 0; head < 2; head++)
            {
                found.Grids[0].At(layer, head)!.Value.ShouldBe((float)traffic.ToIo[layer][head], 1e-5f);
                found.Grids[2].At(layer, head)!.Value.ShouldBe((float)traffic.ToS2[layer][head], 1e-5f);
                found.Grids[4].At(layer, head)!.Value.ShouldBe((float)traffic.WritesS[layer][head], 1e-5f);
            }
        }
    }

    private static Task<JobSubmission> Submit(Lab lab, string set) =>
        lab.Get<JobCommands>().Submit(lab.World.Learner, NameTrafficParameters.Kind, JsonSerializer.SerializeToElement(new { model = DeepToy.Model, promptSet = set }), force: false, Cancellation);

    private static Task<string> TwoNames(Lab lab)
    {
        var tokenizer = TokenizerFolder.Load(Path.Combine(lab.Models, DeepToy.Model));
        string[] names = [.. Words.Where(w => tokenizer.Encode(" " + w).Length == 1)];
        names.Length.ShouldBeGreaterThanOrEqualTo(5);
        var pairs = Enumerable.Range(0, 3).Select(i =>
        {
            string Name(int j) => names[(i + j) % names.Length];
            var clean = $"under {Name(0)} under {Name(1)} under {Name(1)} under";
            var twin = $"under {Name(2)} under {Name(3)} under {Name(4)} under";
            var first = clean.IndexOf(Name(1), StringComparison.Ordinal);
            return new PromptText(clean, twin, $" {Name(0)}", $" {Name(1)}", new Dictionary<string, int>(StringComparer.Ordinal) { ["IO"] = 6, ["S1"] = first, ["S2"] = clean.LastIndexOf(Name(1), StringComparison.Ordinal) });
        }).ToList();
        return lab.Get<PromptSetCommands>().Create(lab.World.Researcher, new(PromptSource.Pairs, Pairs: pairs, Name: "toy-names", Visibility: Visibility.Cohort), Cancellation);
    }
}
