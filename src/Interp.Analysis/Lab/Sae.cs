using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;

namespace Interp.Analysis.Lab;

/// <summary>A sparse autoencoder beside the model and the hook point that it reads, as a script trains, loads and looks at one.</summary>
public sealed class Sae : IDisposable
{
    private readonly HookedModel _model;
    private readonly int _contextLength;

    private Sae(HookedModel model, SparseAutoencoder autoencoder, string hookPoint, int? contextLength)
    {
        (_model, Autoencoder, HookPoint, _contextLength) = (model, autoencoder, hookPoint, contextLength ?? model.Config.n_ctx);
        if (model.Decoder.HookPoint(hookPoint).VectorWidth is var width && width != autoencoder.d_in)
            throw new ArgumentException($"The dictionary reads {autoencoder.d_in} numbers, {hookPoint} has {width}. Choose the model and the hook point that it was trained on.", nameof(hookPoint));
    }

    /// <summary>The weights: <c>W_enc</c>, <c>b_enc</c>, <c>W_dec</c>, <c>b_dec</c>.</summary>
    public SparseAutoencoder Autoencoder { get; }

    /// <summary>E.g. <c>blocks.0.mlp.hook_post</c>.</summary>
    public string HookPoint { get; }

    /// <summary>How training went, on its own batches; empty for a dictionary that was loaded.</summary>
    public IReadOnlyList<SaeCurvePoint> Curve { get; private init; } = [];

    /// <summary>Harvests a hook point over the training side of a corpus and trains on what was found.</summary>
    /// <param name="model">Stays the caller's, for as long as the dictionary is used.</param>
    /// <param name="corpus">Made with the model's tokenizer.</param>
    /// <param name="hookPoint">E.g. <c>blocks.0.mlp.hook_post</c>.</param>
    /// <param name="options">Any recipe but the crosscoder's: <see cref="TopKOptions"/>, <see cref="L1Options"/>, <see cref="JumpReLUOptions"/> …</param>
    /// <param name="folder">Gets activations, checkpoints and the dictionary in SAELens's layout. The same call takes up a run that was broken off.</param>
    /// <param name="contextLength">Tokens that the model reads at once; null for all it can.</param>
    /// <param name="progress">Told at most four times a second.</param>
    /// <param name="cancellationToken">Saves the state and stops.</param>
    /// <exception cref="ArgumentException">Options, hook point or corpus do not fit; the message says what to change.</exception>
    /// <exception cref="SaeDivergedException">A loss or weight is no longer finite.</exception>
    /// <exception cref="InvalidDataException">The folder holds another run.</exception>
    public static Sae Train(
        HookedModel model, TokenCorpus corpus, string hookPoint, SaeOptions options, string folder,
        int? contextLength = null, IProgress<SaeProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (options.Target is not null || options is CrosscoderOptions)
            throw new ArgumentException("Transcoders and crosscoders read several hook points; this trains on one. Leave the target out, or use JointHarvest with SaeTrainer.", nameof(options));
        var request = new HarvestRequest(hookPoint, options.Tokens, options.Seed) { ContextLength = contextLength };
        using var rows = ActivationHarvest.Run(model.Decoder, corpus, request, Path.Combine(folder, "activations"), null, cancellationToken);
        var trained = new SaeTrainer(TimeProvider.System).Train(options, rows, Path.Combine(folder, "checkpoints"), progress, cancellationToken);
        trained.Autoencoder.Save(folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["hook_name"] = hookPoint });
        return new Sae(model, trained.Autoencoder, hookPoint, contextLength) { Curve = trained.Curve };
    }

    /// <summary>Reads a dictionary in SAELens's layout, such as <see cref="Train"/> and SAELens write.</summary>
    /// <param name="model">Stays the caller's.</param>
    /// <param name="folder">Holds <c>cfg.json</c> and <c>sae_weights.safetensors</c>.</param>
    /// <param name="hookPoint">Null for the <c>hook_name</c> that the folder states.</param>
    /// <param name="contextLength">Tokens that the model reads at once; null for all it can.</param>
    /// <exception cref="InvalidDataException">Missing, damaged or of a kind that is not supported.</exception>
    /// <exception cref="ArgumentException">It was trained elsewhere than on this hook point of this model.</exception>
    public static Sae Load(HookedModel model, string folder, string? hookPoint = null, int? contextLength = null)
    {
        var read = SaeFolder.Import(folder);
        try
        {
            return new Sae(model, read.Dictionary, hookPoint ?? read.Metadata.GetValueOrDefault("hook_name")
                ?? throw new ArgumentException("The folder does not say which hook point the dictionary reads. Name it.", nameof(hookPoint)), contextLength);
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    /// <summary>The features of a text, one row for each of its tokens. The token that begins a document stands before it where the vocabulary has one, as on the site.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public SparseCodes Encode(string text) =>
        TextReading.Read(_model.Decoder, Autoencoder, HookPoint, _model.Tokenizer.Encode(text), _model.Tokenizer.BeginningOfText, CancellationToken.None).Codes;

    /// <summary>The card of every feature: density, examples, direct effect on the logits. All are held in memory; tens of thousands want <see cref="DashboardBuilder"/>.</summary>
    /// <param name="corpus">Its training side is read.</param>
    /// <param name="tokens">How much of it.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="InvalidDataException">Model, dictionary and corpus do not fit together; the message says what to change.</exception>
    public IReadOnlyList<FeatureDashboard> Features(TokenCorpus corpus, long tokens = 2_000_000, CancellationToken cancellationToken = default)
    {
        var options = new DashboardOptions { HookPoint = HookPoint, Tokens = tokens, ContextLength = _contextLength };
        using var cards = new DashboardBuilder(_model.Decoder, Autoencoder, corpus, TimeProvider.System).Build(options, null, cancellationToken);
        return [.. cards.ReadFeatures(cancellationToken)];
    }

    /// <summary>The tokens on which a feature is strongest, each once, strongest first; none for a dead one.</summary>
    public IReadOnlyList<string> TopTokens(FeatureDashboard feature, int count = 5) =>
        feature.Examples.Where(e => e.Group == ExampleGroup.Top).Select(e => e.Tokens[(int)(e.Position - e.WindowStart)]).Distinct().Take(count).Select(_model.ToSingleStringToken).ToList();

    /// <summary>The tokens that a feature raises most, directly: none where the hook point has no direct path to the logits.</summary>
    public IReadOnlyList<string> TopLogits(FeatureDashboard feature, int count = 5) =>
        feature.Logits.Positive.Take(count).Select(l => _model.ToSingleStringToken(l.Token)).ToList();

    public void Dispose() => Autoencoder.Dispose();
}
