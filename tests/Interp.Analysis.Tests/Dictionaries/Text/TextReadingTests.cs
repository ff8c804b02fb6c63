using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>Against the obvious way: each window run whole, with libtorch's own operators.</summary>
public sealed class TextReadingTests
{
    private const int Mark = 0;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int, int, string> Cases => new()
    {
        { 1, 1, TinyModel.HookPoint },
        { 9, 1, TinyModel.HookPoint },
        { 15, 1, TinyModel.HookPoint },
        { 40, 1, TinyModel.HookPoint },
        { 40, 2, TinyModel.HookPoint },
        { 22, 2, "blocks.0.hook_resid_pre" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Activations_are_those_of_the_window_a_token_is_kept_from(int length, int layers, string hookPoint)
    {
        using var model = new TinyModel(seed: 3, layers: layers, hookPoint: hookPoint);
        var tokens = Text(length);
        var reading = TextReading.Read(model.Decoder, model.Dictionary, hookPoint, tokens, Mark, Cancellation);
        foreach (var window in reading.Windows)
        {
            var dense = model.Encode(Ids(tokens, window));
            for (var token = window.KeptFrom; token < window.End; token++)
            {
                var row = dense[token - window.Start + (window.Marked ? 1 : 0)];
                for (var feature = 0; feature < row.Length; feature++) reading.Track(feature)[token].ShouldBe(row[feature], 1e-4);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_effects_are_those_of_running_with_the_feature_subtracted(int length, int layers, string hookPoint)
    {
        using var model = new TinyModel(seed: 4, layers: layers, hookPoint: hookPoint);
        var tokens = Text(length);
        var reading = TextReading.Read(model.Decoder, model.Dictionary, hookPoint, tokens, Mark, Cancellation);
        int[] features = [.. FeatureRanking.Of(reading.Codes).Features.Take(3), Silent(reading, model.Dictionary.d_sae)];
        var effects = new TextEffects(model.Decoder, model.Dictionary, hookPoint).Compute(tokens, Mark, reading, features, Cancellation);
        for (var i = 0; i < features.Length; i++)
            effects[i].ShouldBe(Naive(model, hookPoint, tokens, reading, features[i]), 1e-4);
        effects[^1].ShouldAllBe(e => e == 0);
        if (length > 8) effects[0].ShouldContain(e => Math.Abs(e) > 1e-4);
    }

    [Fact]
    public void Without_a_mark_nothing_predicts_the_first_token()
    {
        using var model = new TinyModel(seed: 5);
        var tokens = Text(9);
        var reading = TextReading.Read(model.Decoder, model.Dictionary, TinyModel.HookPoint, tokens, -1, Cancellation);
        var effects = new TextEffects(model.Decoder, model.Dictionary, TinyModel.HookPoint).Compute(tokens, -1, reading, [FeatureRanking.Of(reading.Codes).Features[0]], Cancellation);
        effects[0].Select(float.IsNaN).ShouldBe(Enumerable.Range(0, 9).Select(i => i == 0));
    }

    [Fact]
    public void Features_are_ranked_by_their_largest_activation_and_listed_for_each_token()
    {
        var codes = new SparseCodes([0, 2, 2, 4], [1, 4, 1, 7], [2, 3, 5, 3]);
        var ranking = FeatureRanking.Of(codes);
        ranking.Features.ShouldBe([1, 4, 7]);
        ranking.Peaks.ShouldBe([5f, 3, 3]);
        ranking.Counts.ShouldBe([2, 1, 1]);
        var tops = TokenTops.Of(codes, most: 1);
        tops.Offsets.ShouldBe([0, 1, 1, 2]);
        tops.Features.ShouldBe([4, 1]);
        tops.Activations.ShouldBe([3f, 5]);
    }

    private static float[] Naive(TinyModel model, string hookPoint, int[] tokens, TextReading reading, int feature)
    {
        using var noGradients = torch.no_grad();
        var effects = new float[tokens.Length];
        foreach (var window in reading.Windows)
        {
            var ids = Ids(tokens, window);
            var dense = model.Encode(ids);
            var activations = dense.Select((row, i) => window.Marked && i == 0 ? 0 : row[feature]).ToArray();
            var input = torch.tensor(Array.ConvertAll(ids, id => (long)id)).reshape(1, ids.Length);
            var subtracted = torch.tensor(activations).unsqueeze(1) * model.Dictionary.W_dec[feature].unsqueeze(0);
            using var clean = model.Decoder.Forward(input);
            using var ablated = model.Decoder.RunWithInterventions(input, [new Intervention(hookPoint, value => value - subtracted.reshape(value.shape)) { AllowNoChange = true }]);
            for (var token = window.KeptFrom; token < window.End; token++)
            {
                var place = token - window.Start + (window.Marked ? 1 : 0);
                effects[token] = (float)(Loss(ablated, place, ids) - Loss(clean, place, ids));
            }
        }

        return effects;
    }

    private static double Loss(torch.Tensor logits, int place, int[] ids)
    {
        var row = logits[0][place - 1].contiguous().data<float>().ToArray();
        var most = row.Max();
        return Math.Log(row.Sum(l => Math.Exp((double)l - most))) + most - row[ids[place]];
    }

    private static int[] Ids(int[] tokens, TextWindow window) => [.. window.Marked ? [Mark] : Array.Empty<int>(), .. tokens[window.Start..window.End]];

    private static int Silent(TextReading reading, int features) => Enumerable.Range(0, features).Except(reading.Codes.Features).First();

    private static int[] Text(int length)
    {
        var random = new Random(length);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(1, TinyModel.Vocabulary))];
    }
}
