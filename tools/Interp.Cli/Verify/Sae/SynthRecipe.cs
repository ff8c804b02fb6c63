using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>A recipe of the benchmark.</summary>
/// <param name="Slug">Its short name; also the peer's.</param>
/// <param name="PublishedF1">At 16,384 features, 4,096 latents, 200 million rows, L0 25.</param>
/// <param name="PublishedMCC">The same.</param>
/// <param name="Options">Our run, for so many active latents.</param>
/// <param name="Peer">What is special about the peer's run.</param>
internal sealed record SynthRecipe(string Slug, double? PublishedF1, double? PublishedMCC, Func<int, SaeOptions> Options, Func<SaeOptions, DensePeerRun, DensePeerRun> Peer);
