using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Parameters that share a learning rate.</summary>
public sealed class ParamGroup : ILearningRateController
{
    internal ParamGroup(IEnumerable<Parameter> parameters, double learningRate)
    {
        Parameters = [.. parameters];
        LearningRate = learningRate;
        InitialLearningRate = learningRate;
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    public double LearningRate { get; set; }

    public double InitialLearningRate { get; set; }
}
