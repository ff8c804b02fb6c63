namespace Interp.Workers.Inference;

/// <summary>Answers one kind of question.</summary>
internal interface IInferenceHandler
{
    /// <summary>As in <see cref="Domain.Inference.InferenceQuestion{TAnswer}.Name"/>.</summary>
    string Name { get; }

    /// <summary>Reads the question, waits for its turn and computes.</summary>
    Task<object> Answer(Stream body, InferenceLine line, InferenceShelf shelf, CancellationToken cancellationToken);
}
