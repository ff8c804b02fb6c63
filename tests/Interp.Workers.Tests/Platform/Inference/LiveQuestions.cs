using System.Net;
using System.Net.Http.Json;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Tests.Dictionaries;
using TorchSharp;

namespace Interp.Workers.Tests.Platform;

public sealed class LiveQuestions(PostgresCluster cluster)
{
    private const string Text = "quiet river under seven stone gardens";
    private static readonly InferenceSubject Subject = new("toy", "live", "blocks.0.mlp.hook_post");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_process_answers_what_the_slow_way_gives()
    {
        await using var lab = await Lab.Open(cluster);
        var trainer = await lab.Train("live");
        await trainer.StopAsync(Cancellation);
        lab.StartWorkerProcess();
        await lab.WaitForDoor();

        var answer = await lab.Get<IInferenceWorkers>().Ask(new TextQuestion(Subject, Text, Top: 3, Tracked: [5]), Cancellation);

        using var decoder = ModelFolder.Load(Path.Combine(lab.Models, "toy"));
        using var dictionary = SparseAutoencoder.Load(Path.Combine(lab.Data, "dictionaries", "live"));
        var tokenizer = TokenizerFolder.Load(Path.Combine(lab.Models, "toy"));
        var tokens = tokenizer.Encode(Text);
        answer.Tokens.ShouldBe(tokens);
        tokens.Length.ShouldBeLessThan(decoder.Config.n_ctx);
        using var noGradients = torch.no_grad();
        long[] ids = [tokenizer.BeginningOfText, .. tokens.Select(t => (long)t)];
        using var cache = decoder.RunWithCache(torch.tensor(ids).view(1, ids.Length), [Subject.HookPoint]);
        var dense = dictionary.EncodeDense(cache[Subject.HookPoint].reshape(ids.Length, -1)).data<float>().ToArray();
        for (var token = 0; token < tokens.Length; token++)
        {
            var row = dense.AsSpan((token + 1) * dictionary.d_sae, dictionary.d_sae).ToArray();
            var expected = Enumerable.Range(0, row.Length).Where(f => row[f] > 0).OrderByDescending(f => row[f]).Take(3).ToArray();
            var (from, to) = (answer.Offsets[token], answer.Offsets[token + 1]);
            answer.Features[from..to].ShouldBe(expected);
            for (var i = from; i < to; i++) answer.Activations[i].ShouldBe(row[answer.Features[i]], 1e-4);
            answer.Tracks[0].Activations[token].ShouldBe(row[5], 1e-4);
        }

        answer.Reading.ShouldBe(new(32, 1, 0, BeginsWithMark: true));
    }

    [Fact]
    public async Task Without_a_worker_one_is_told_how_to_get_one()
    {
        await using var lab = await Lab.Open(cluster);
        var ask = () => lab.Get<IInferenceWorkers>().Ask(new TextQuestion(Subject, Text, 1, []), Cancellation);
        (await ask.ShouldThrowAsync<InferenceUnavailableException>()).Message.ShouldContain("./interp up");
    }

    [Fact]
    public async Task One_that_died_is_passed_over_while_its_last_sign_of_life_is_fresh()
    {
        await using var lab = await Lab.Open(cluster);
        await using (var db = lab.Db())
        {
            db.Workers.Add(new WorkerHeartbeat { Name = "dead", StartedAt = TimeProvider.System.GetUtcNow(), SeenAt = TimeProvider.System.GetUtcNow(), InferenceAddress = "http://127.0.0.1:9", InferenceSecret = "x" });
            await db.SaveChangesAsync(Cancellation);
        }

        await lab.Train("live");
        for (var i = 0; i < 3; i++)
            (await lab.Get<IInferenceWorkers>().Ask(new TextQuestion(Subject, Text, 1, []), Cancellation)).Tokens.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_question_that_two_workers_died_of_is_asked_of_no_third()
    {
        await using var lab = await Lab.Open(cluster);
        await using var doors = new DoorsThatSlam(3);
        await using (var db = lab.Db())
        {
            var now = TimeProvider.System.GetUtcNow();
            foreach (var (name, address) in doors.Addresses) db.Workers.Add(new WorkerHeartbeat { Name = name, StartedAt = now, SeenAt = now, InferenceAddress = address, InferenceSecret = "x" });
            await db.SaveChangesAsync(Cancellation);
        }

        var ask = () => lab.Get<IInferenceWorkers>().Ask(new TextQuestion(Subject, Text, 1, []), Cancellation);
        (await ask.ShouldThrowAsync<InferenceUnavailableException>()).Message.ShouldStartWith("Two workers ended");
        doors.Taken.ShouldBe(2);
    }

    [Fact]
    public async Task What_it_cannot_do_is_told_apart_by_cause()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.Train("live");
        var workers = lab.Get<IInferenceWorkers>();
        var tooLong = () => workers.Ask(new TextQuestion(Subject, string.Join(' ', Enumerable.Repeat("river", 3000)), 1, []), Cancellation);
        (await tooLong.ShouldThrowAsync<InvalidParametersException>()).Problems.Single().Field.ShouldBe("text");
        foreach (var name in (string[])["gone", "../live", "/etc"])
        {
            var gone = () => workers.Ask(new TextQuestion(Subject with { Dictionary = name }, Text, 1, []), Cancellation);
            await gone.ShouldThrowAsync<InferenceImpossibleException>();
        }
    }

    [Fact]
    public async Task Its_address_opens_only_to_who_knows_the_secret()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        var door = await lab.WaitForDoor();
        new Uri(door.InferenceAddress!).IsLoopback.ShouldBeTrue();
        using var client = new HttpClient { BaseAddress = new Uri(door.InferenceAddress!) };
        foreach (var secret in (string?[])[null, "", door.InferenceSecret![..^1], door.InferenceSecret + "x"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "text") { Content = JsonContent.Create(new { }) };
            if (secret is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {secret}");
            (await client.SendAsync(request, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_running_training_goes_on_while_questions_are_answered()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.Train("live");
        var training = await lab.Submit(ToyTraining.Parameters("long", tokens: 500_000_000));
        var before = await lab.WaitFor(training.Id, ToyTraining.IsTraining);
        for (var i = 0; i < 20; i++) await lab.Get<IInferenceWorkers>().Ask(new TextQuestion(Subject, Text, 1, []), Cancellation);
        await lab.WaitFor(training.Id, job => Trained(job) > Trained(before));
        await lab.Get<JobCommands>().Cancel(lab.World.Instructor, training.Id, Cancellation);

        // By the curve: the summary beside it may still be of the stage before, whose steps are others.
        static long Trained(JobDetail job) => job.Curve.Where(p => p.Stage == "train").Max(p => p.Step);
    }
}
