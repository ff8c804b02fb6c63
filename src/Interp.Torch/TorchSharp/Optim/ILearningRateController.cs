namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>What a schedule may change.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            double InitialLearningRate { get; set; }
        }
    }
}
