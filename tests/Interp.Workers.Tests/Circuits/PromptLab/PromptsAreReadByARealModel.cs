using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using TorchSharp;

namespace Interp.Workers.Tests.Circuits;

public sealed class PromptsAreReadByARealModel(PostgresCluster cluster)
{
    private const string Clean = "quiet river under seven";
    private const string Corrupted = "quiet stone under seven";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answer_is_what_the_model_gives_token_by_token()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        await lab.WaitForDoor();
        using var decoder = ModelFolder.Load(Path.Combine(lab.Models, "toy"));
        var tokenizer = TokenizerFolder.Load(Path.Combine(lab.Models, "toy"));
        var (right, wrong) = (tokenizer.Encode(" river").Single(), tokenizer.Encode(" stone").Single());

        var sheet = await lab.Get<PromptLabQueries>().Look(lab.World.Learner, new("toy", Clean, Corrupted, " river", " stone", Mark: true), Cancellation);

        foreach (var (side, text) in new[] { (sheet.Clean, Clean), (sheet.Corrupted!, Corrupted) })
        {
            int[] ids = [tokenizer.BeginningOfText, .. tokenizer.Encode(text)];
            side.Tokens.Select(t => t.Id).ShouldBe(ids);
            using var noGradients = torch.no_grad();
            using var run = decoder.Patch(torch.tensor(ids.Select(i => (long)i).ToArray()).view(1, ids.Length), [], ["blocks.0.attn.hook_pattern", "blocks.0.attn.hook_v"]);
            var logits = run.Logits[0, ids.Length - 1].to(torch.ScalarType.Float64).data<double>().ToArray();
            var all = logits.Sum(Math.Exp);
            side.Next.Length.ShouldBe(10);
            side.Next[0].Id().ShouldBe(Array.IndexOf(logits, logits.Max()));
            foreach (var next in side.Next) ((double)next.Probability).ShouldBe(Math.Exp(logits[next.Id()]) / all, 1e-5);
            side.Score!.LogitDifference!.Value.ShouldBe((float)(logits[right] - logits[wrong]), 1e-5f);
            side.Score.Answer.Rank.ShouldBe(1 + logits.Count(l => l > logits[right]));
            var pattern = run.Cache["blocks.0.attn.hook_pattern"].data<float>().ToArray();
            var values = run.Cache["blocks.0.attn.hook_v"].data<float>().ToArray();
            for (var head = 0; head < 2; head++)
            {
                for (var query = 0; query < ids.Length; query++)
                {
                    for (var key = 0; key <= query; key++)
                        (side.Attention.Head(head, ids.Length)[(query * (query + 1) / 2) + key] / 255f).ShouldBe(pattern[(((head * ids.Length) + query) * ids.Length) + key], 0.5f / 255 + 1e-6f);
                    side.Attention.Norms(head, ids.Length)[query].ShouldBe(MathF.Sqrt(values.AsSpan(((query * 2) + head) * 8, 8).ToArray().Sum(v => v * v)), 1e-5f);
                }
            }

            side.Parts!.LogitDifference.ShouldBe(logits[right] - logits[wrong], 1e-5);
            side.Parts.Sum.ShouldBe(side.Parts.LogitDifference, 1e-4);
            side.Parts.Parts.Select(p => p.Name).ShouldBe(["embed", "pos_embed", "0.0", "0.1", "b_O 0", "mlp 0", "ln_final.b"]);
            side.Lens!.Places.Length.ShouldBe(3);
            // The last place of the lens is the model itself, in both readings.
            foreach (var cells in new[] { side.Lens.Own, side.Lens.Final })
            {
                sheet.LensTokens.Ids[cells.Tokens[^1]].ShouldBe(side.Next[0].Id());
                cells.Probabilities[^1].ShouldBe(side.Next[0].Probability, 1e-4f);
            }
        }

        sheet.Clean.Differs.Count(d => d).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_model_cannot_take_is_refused_with_what_to_do()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        await lab.WaitForDoor();
        (string Field, PromptLabRequest Request, string Words)[] cases =
        [
            ("clean", new("toy", string.Join(' ', Enumerable.Repeat("river", 40))), "at most 32"),
            ("corrupted", new("toy", "river", string.Join(' ', Enumerable.Repeat("river", 40))), "at most 32"),
            ("clean", new("toy", string.Join(' ', Enumerable.Repeat("river", 32)), Mark: true), "Shorten it"),
            ("answer", new("toy", "river", null, " river stone"), "is 2 tokens"),
            ("wrong", new("toy", "river", null, " river", "qzx"), "one token"),
        ];
        foreach (var (field, request, words) in cases)
        {
            var look = () => lab.Get<PromptLabQueries>().Look(lab.World.Learner, request, Cancellation);
            var problem = (await look.ShouldThrowAsync<InvalidParametersException>(field + words)).Problems.Single();
            problem.Field.ShouldBe(field);
            problem.Message.ShouldContain(words);
        }

        var gone = () => lab.Get<IInferenceWorkers>().Ask(new PromptLabQuestion("../toy", "a", null, null, null, false, 3), Cancellation);
        await gone.ShouldThrowAsync<InferenceImpossibleException>();
    }

    [Fact]
    public async Task Prompts_of_two_lengths_are_both_read()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        await lab.WaitForDoor();
        var sheet = await lab.Get<PromptLabQueries>().Look(lab.World.Learner, new("toy", "river stone", "river stone under"), Cancellation);
        sheet.Clean.Tokens.Length.ShouldBeLessThan(sheet.Corrupted!.Tokens.Length);
        sheet.SameLength.ShouldBeFalse();
        (sheet.Clean.Score, sheet.Clean.Parts).ShouldBe((null, null));
    }
}

/// <summary>Shorter to read above.</summary>
file static class Reading
{
    public static int Id(this LikelyToken likely) => likely.Token.Id;
}
