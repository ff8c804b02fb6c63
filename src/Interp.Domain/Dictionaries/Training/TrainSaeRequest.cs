using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Parameters of a training as they were read.</summary>
/// <param name="Parameters">Complete with defaults; not yet validated.</param>
/// <param name="Model">Its model.</param>
/// <param name="Corpus">Its corpus.</param>
/// <param name="Problems">What only the database knows: whether model and corpus fit together.</param>
internal sealed record TrainSaeRequest(TrainSaeParameters Parameters, ModelSummary Model, CorpusSummary Corpus, IReadOnlyList<ParameterProblem> Problems);
