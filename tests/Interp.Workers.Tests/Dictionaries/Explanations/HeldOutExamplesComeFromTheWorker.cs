using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class HeldOutExamplesComeFromTheWorker(PostgresCluster cluster)
{
    [Fact]
    public async Task The_held_out_text_is_read_once_and_then_gives_the_same_examples_to_everybody()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        await lab.Train("live");
        await using var db = lab.Db();
        var dictionary = await db.Dictionaries.SingleAsync(cancellation);
        var feature = await db.Features.Where(f => f.DictionaryId == dictionary.Id).OrderByDescending(f => f.Density).Select(f => f.Index).FirstAsync(cancellation);
        var question = new HeldOutQuestion(new("toy", "live", dictionary.HookPoint), "toy-text", dictionary.CorpusHash, feature, Seed: 1);
        var workers = lab.Get<IInferenceWorkers>();
        HeldOutAnswer answer;
        for (answer = await workers.Ask(question, cancellation); !answer.Ready; answer = await workers.Ask(question, cancellation))
        {
            answer.Tokens.ShouldBeEmpty();
            await Task.Delay(50, cancellation);
        }

        answer.Groups.Length.ShouldBeInRange(20, 60);
        answer.Activations.ShouldContain(a => a > 0);
        var trained = (await db.Corpora.SingleAsync(c => c.Id == dictionary.CorpusId, cancellation)).Tokens;
        answer.Positions.ShouldAllBe(position => position > trained / 2);
        var again = await workers.Ask(question, cancellation);
        again.Positions.ShouldBe(answer.Positions);
        again.Activations.ShouldBe(answer.Activations);
        (await workers.Ask(question with { Seed = 2 }, cancellation)).Positions.ShouldNotBe(answer.Positions);
        File.Exists(Path.Combine(lab.Data, "dictionaries", "live", "held-out.bin")).ShouldBeTrue();
    }
}
