using System.Text.Json.Nodes;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Library;

public sealed class ArchivesComeWhole(PostgresCluster cluster)
{
    private const string WeightsFile = "sae_weights.safetensors";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_one_leaves_no_weights_behind_and_a_good_one_brings_rows_and_weights()
    {
        await using var lab = await Lab.Open(cluster);
        await Write(lab, "moved");
        await Damage(lab, "moved", "damaged");

        await lab.Register();

        await using var db = lab.Db();
        (await db.Dictionaries.Select(d => d.Name).ToListAsync(Cancellation)).ShouldBe(["moved"]);
        Directory.GetDirectories(Path.Combine(lab.Data, "dictionaries")).Select(Path.GetFileName).ShouldBe(["moved"]);
        lab.Weights("moved").ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Weights_that_have_gone_are_put_back_and_those_that_are_here_stay()
    {
        await using var lab = await Lab.Open(cluster);
        await Write(lab, "moved");
        await lab.Register();
        var weights = Path.Combine(lab.Data, "dictionaries", "moved", WeightsFile);
        await File.WriteAllBytesAsync(weights, [4], Cancellation);

        await lab.Register();
        lab.Weights("moved").ShouldBe([4]);
        Directory.Delete(Path.GetDirectoryName(weights)!, recursive: true);
        await lab.Register();
        lab.Weights("moved").ShouldBe([1, 2, 3]);
    }

    /// <summary>An archive of a dictionary that is not here any more.</summary>
    private static async Task Write(Lab lab, string name)
    {
        var folder = Path.Combine(lab.Archives, name);
        await using var db = lab.Db();
        await lab.World.AddDictionary(db, name, Visibility.Private, lab.World.Instructor, Rows.Feature(0), Rows.Feature(1));
        await lab.Get<ArchiveWriter>().Write(lab.World.Instructor, name, folder, Cancellation);
        await db.Dictionaries.Where(d => d.Name == name).ExecuteDeleteAsync(Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(folder, WeightsFile), [1, 2, 3], Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "cfg.json"), "{}", Cancellation);
    }

    private static async Task Damage(Lab lab, string name, string damaged)
    {
        var folder = Directory.CreateDirectory(Path.Combine(lab.Archives, damaged)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(lab.Archives, name))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var header = Path.Combine(folder, DictionaryArchive.HeaderFile);
        var content = JsonNode.Parse(await File.ReadAllTextAsync(header, Cancellation))!;
        (content["name"], content["dSae"]) = (damaged, 3);
        await File.WriteAllTextAsync(header, content.ToJsonString(), Cancellation);
    }
}
