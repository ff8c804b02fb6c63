using Interp.Domain.Platform;

namespace Interp.Workers.Platform;

/// <summary>Answers one kind of question.</summary>
internal interface IInferenceHandler
{
    /// <summary>As in <see cref="InferenceQuestion{TAnswer}.Name"/>.</summary>
    string Name { get; }

    /// <summary>Reads the question, waits for its turn and computes.</summary>
    Task<object> Answer(Stream body, InferenceLine line, InferenceShelf shelf, CancellationToken cancellationToken);
}
