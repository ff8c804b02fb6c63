using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class WideningAgreesWithTheCard(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tokens_activations_and_effects_on_the_card_stand_in_the_wider_text_and_steering_tells_what_it_changed()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.Train("live");
        await using var db = lab.Db();
        var dictionary = await db.Dictionaries.SingleAsync(Cancellation);
        var hash = dictionary.CorpusHash;
        var rows = await db.FeatureExamples.AsNoTracking().Where(e => e.DictionaryId == dictionary.Id && e.Positions.Length > 3).Take(4).ToListAsync(Cancellation);
        var subject = new InferenceSubject("toy", "live", dictionary.HookPoint);
        foreach (var row in rows)
        {
            for (var example = 0; example < 3; example++)
            {
                var document = await db.CorpusDocuments.SingleAsync(d => d.CorpusId == dictionary.CorpusId && d.Index == row.Documents[example], Cancellation);
                var answer = await lab.Get<IInferenceWorkers>().Ask(new ExpansionQuestion(subject, "toy-text", hash, row.Feature, document.Start, (int)document.Length), Cancellation);
                for (var place = 0; place < row.Window; place++)
                {
                    if (row.Tokens[(example * row.Window) + place] < 0) continue;
                    var at = (int)(row.Positions[example] - document.Start) + place - (row.Window / 2);
                    answer.Tokens[at].ShouldBe(row.Tokens[(example * row.Window) + place]);
                    answer.Activations[at].ShouldBe(row.Activations[(example * row.Window) + place], 1e-4);
                    if (row.LossEffects.Length > 0 && !float.IsNaN(row.LossEffects[(example * row.Window) + place]))
                        answer.LossEffects[at]!.Value.ShouldBe(row.LossEffects[(example * row.Window) + place], 1e-3f);
                }
            }
        }

        var changed = () => lab.Get<IInferenceWorkers>().Ask(new ExpansionQuestion(subject, "toy-text", "another", 0, 0, 5), Cancellation);
        (await changed.ShouldThrowAsync<InferenceImpossibleException>()).Message.ShouldContain("has changed");

        var feature = rows[0].Feature;
        var steered = await lab.Get<IInferenceWorkers>().Ask(new SteeringQuestion(subject, "quiet river", [new(feature, SteeringMode.Clamp, 50)], 8, 0.8, 3), Cancellation);
        steered.Elements.ShouldBeGreaterThan(0);
        steered.Positions.ShouldBe(steered.Prompt.Length + steered.Steered.Length);
        var again = await lab.Get<IInferenceWorkers>().Ask(new SteeringQuestion(subject, "quiet river", [new(feature, SteeringMode.Clamp, 50)], 8, 0.8, 3), Cancellation);
        again.Steered.ShouldBe(steered.Steered);
    }
}
