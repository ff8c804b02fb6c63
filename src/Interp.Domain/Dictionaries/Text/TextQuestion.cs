using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Which features are active on each token of a text.</summary>
/// <param name="Subject">Model, dictionary and hook point.</param>
/// <param name="Text">As typed.</param>
/// <param name="Top">Features told for each token.</param>
/// <param name="Tracked">Features whose every activation and loss effect is told; the strongest of the text where none is named.</param>
public sealed record TextQuestion(InferenceSubject Subject, string Text, int Top, int[] Tracked) : InferenceQuestion<TextAnswer>("text");
