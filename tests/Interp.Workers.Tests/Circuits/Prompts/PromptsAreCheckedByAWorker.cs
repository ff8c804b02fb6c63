using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Workers.Tests.Circuits;

public sealed class PromptsAreCheckedByAWorker(PostgresCluster cluster)
{
    [Fact]
    public async Task A_model_reads_what_it_can_and_says_why_it_cannot_read_the_rest()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        await lab.WaitForDoor();
        var readings = lab.Get<PromptReadings>();
        var good = new PromptText("quiet river under stone", "quiet garden under stone", " light", " paper", new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = 6 });

        var reading = await readings.Read(lab.World.Learner, new(PromptSource.Pairs, Pairs: [good, good with { Clean = "seven river", Corrupted = "seven stone" }]), "toy", cancellation);
        reading.Count.ShouldBe(2);
        reading.Roles.ShouldBe(["S2", "END"]);
        var example = reading.Examples[0];
        string.Concat(example.Clean.Select(t => t.Text)).ShouldBe(good.Clean);
        string.Concat(example.Corrupted.Select(t => t.Text)).ShouldBe(good.Corrupted);
        (example.Answer.Text, example.Wrong.Text).ShouldBe((" light", " paper"));
        example.Clean[example.Roles["S2"]].Text.ShouldBe(" river");
        reading.Length.ShouldBe(example.Clean.Count);

        await Refused(good with { Corrupted = "quiet garden under stone stone" }, "Pair 1");
        await Refused(good with { Answer = " Wolfgang" }, "tokens");
        await Refused(good with { Clean = string.Join(' ', Enumerable.Repeat("river", 60)), Corrupted = string.Join(' ', Enumerable.Repeat("stone", 60)) }, "32");
        (await Should.ThrowAsync<InvalidParametersException>(() => readings.Read(lab.World.Learner, new(PromptSource.Ioi, Prompts: 3, Seed: 1), "toy", cancellation)))
            .Problems.ShouldHaveSingleItem().Message.ShouldContain("names");
        await Should.ThrowAsync<NotFoundException>(() => readings.Read(Viewer.Anonymous, new(PromptSource.Pairs, Pairs: [good]), "no-such-model", cancellation));

        async Task Refused(PromptText pair, string reason) =>
            (await Should.ThrowAsync<InvalidParametersException>(() => readings.Read(lab.World.Learner, new(PromptSource.Pairs, Pairs: [pair]), "toy", cancellation)))
                .Problems.ShouldHaveSingleItem().Message.ShouldContain(reason);
    }
}
