using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients. Owns its running averages, not the parameters.</summary>
        public abstract class Optimizer : IDisposable
        {
            private readonly List<ParamGroup> _groups = [];

            private protected Optimizer(IEnumerable<Parameter> parameters, double learningRate)
            {
                var group = new ParamGroup(parameters, learningRate);
                if (group.Parameters.Count == 0) throw new ArgumentException("An optimizer needs at least one parameter.", nameof(parameters));
                _groups.Add(group);
            }

            public IEnumerable<ILearningRateController> ParamGroups => _groups;

            public IEnumerable<Parameter> parameters() => _groups.SelectMany(static group => group.Parameters);

            /// <summary>One update of every parameter that has a gradient; the closure, if any, computes the loss first.</summary>
            public virtual Tensor? step(Func<Tensor>? closure = null)
            {
                Tensor? loss = null;
                if (closure is not null)
                {
                    using var recording = enable_grad();
                    loss = closure();
                }

                using var guard = no_grad();
                foreach (var group in _groups)
                {
                    foreach (var parameter in group.Parameters)
                    {
                        using var scope = NewDisposeScope();
                        if (parameter.grad is { } gradient) Update(parameter, gradient, group.LearningRate);
                    }
                }

                return loss;
            }

            /// <summary>Zeroes the gradients and keeps their memory.</summary>
            public virtual void zero_grad()
            {
                using var guard = no_grad();
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    gradient?.detach_();
                    gradient?.zero_();
                }
            }

            public void Dispose()
            {
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Runs in a scope of its own, without recording.</summary>
            private protected abstract void Update(Parameter parameter, Tensor gradient, double learningRate);

            protected abstract void Dispose(bool disposing);
        }
    }
}
