using Interp.Workers.Platform;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Library;

/// <summary>Every model that came along or was trained here.</summary>
internal sealed class ModelFolders(WorkerSettings settings, ModelRegistration models, ILogger<ModelFolders> log) : FolderRegistration(log)
{
    private const string Weights = "model.safetensors";

    protected override IEnumerable<string> Folders() => Holding(Weights, settings.ModelsFolder).Concat(Holding(Weights, settings.TrainedModelsFolder));

    protected override Task Register(string folder, CancellationToken cancellationToken) => models.Register(folder, title: null, Ownership.Public, cancellationToken);
}
