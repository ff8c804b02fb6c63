namespace Interp.Analysis.Dictionaries;

/// <summary>
/// SAELens before version 6: one flat <c>cfg.json</c> of the formula, the model and often the whole training. Of the keys that say how
/// something was trained none changes what the dictionary computes; they are listed, so that one that is not listed can be refused.
/// </summary>
internal static class SaeOldConfig
{
    private const int FirstNew = 6;

    private static readonly string[] Formula =
    [
        "hook_point", "hook_name", "hook_layer", "hook_point_layer", "hook_point_head_index", "hook_head_index", "activation_fn", "activation_fn_str", "activation_fn_kwargs",
        "finetuning_scaling_factor", "model_name", "model_class_name", "prepend_bos", "context_size", "dataset_path", "dataset_trust_remote_code", "neuronpedia_id",
        "model_from_pretrained_kwargs", "model_kwargs", "seqpos_slice", "exclude_special_tokens",
    ];

    private static readonly string[] Training =
    [
        "hook_eval", "hook_point_eval", "streaming", "is_dataset_tokenized", "use_cached_activations", "cached_activations_path", "new_cached_activations_path", "b_dec_init_method",
        "expansion_factor", "normalize_sae_decoder", "noise_scale", "from_pretrained_path", "decoder_orthogonal_init", "decoder_heuristic_init", "decoder_heuristic_init_norm",
        "init_encoder_as_decoder_transpose", "n_batches_in_buffer", "training_tokens", "total_training_tokens", "finetuning_tokens", "store_batch_size_prompts", "store_batch_size",
        "train_batch_size_tokens", "train_batch_size", "seed", "autocast", "autocast_lm", "autocast_data", "compile_llm", "llm_compilation_mode", "compile_sae", "sae_compilation_mode", "adam_beta1",
        "adam_beta2", "mse_loss_normalization", "l1_coefficient", "lp_norm", "scale_sparsity_penalty_by_decoder_norm", "l1_warm_up_steps", "l1_warmup_steps", "lr", "lr_scheduler_name", "lr_warm_up_steps",
        "lr_end", "lr_decay_steps", "n_restart_cycles", "finetuning_method", "use_ghost_grads", "feature_sampling_window", "feature_sampling_method", "resample_batches",
        "feature_reinit_scale", "dead_feature_window", "dead_feature_estimation_method", "dead_feature_threshold", "n_eval_batches", "eval_batch_size_prompts", "log_to_wandb",
        "log_activations_store_to_wandb", "log_optimizer_state_to_wandb", "log_weights_to_wandb", "wandb_project", "wandb_id", "run_name", "wandb_entity", "wandb_log_frequency", "eval_every_n_wandb_logs",
        "resume", "n_checkpoints", "checkpoint_path", "verbose", "tokens_per_buffer", "jumprelu_init_threshold", "jumprelu_bandwidth", "act_store_device", "store_device", "disable_concat_sequences",
        "sequence_separator_token", "activations_mixing_fraction",
    ];

    /// <summary>Version 6 says so; anything else is older.</summary>
    public static bool IsOld(JsonSettings root)
    {
        string version = root.Text("sae_lens_version", root.Part("metadata")?.Text("sae_lens_version", "") ?? "");
        return !(int.TryParse(version.Split('.')[0], out int major) && major >= FirstNew);
    }

    public static IReadOnlySet<string> Known(IReadOnlySet<string> now) => new HashSet<string>([.. now, .. Formula, .. Training], StringComparer.Ordinal);

    /// <summary>Once a truth value, now a word.</summary>
    public static string Normalisation(JsonSettings root)
    {
        const string name = "normalize_activations";
        string word = root.Simple().Where(pair => pair.Name == name).Select(pair => pair.Value).FirstOrDefault("none");
        return word is "True" or "true" ? "expected_average_only_in" : word is "False" or "false" ? "none" : word;
    }

    public static SaeConfig Read(JsonSettings root)
    {
        string function = root.Text("activation_fn_str", root.Text("activation_fn", "relu")), name = root.Text("architecture", "standard");
        int? k = null;
        if (function == "topk" && name is "standard" or "topk")
            (name, k) = ("topk", root.Has("k") ? root.Whole("k") : (root.Part("activation_fn_kwargs") ?? root).Whole("k"));
        else if (function != "relu")
            throw new InvalidDataException($"activation_fn '{function}' is not supported; 'relu' and 'topk' are.");
        else
            k = SaeConfigReader.K(root, SaeArchitectureName.Parse(name).Architecture);
        if (root.Has("hook_point_head_index"))
            throw new InvalidDataException("hook_point_head_index chooses one head of a hook point; only dictionaries of whole hook points are supported.");
        SaeConfig config = SaeConfigReader.ReadSingle(root, name, k, root);
        var about = new Dictionary<string, string>(config.Metadata, StringComparer.Ordinal);
        if (!about.ContainsKey("hook_name") && about.TryGetValue("hook_point", out string? place))
            about["hook_name"] = place;
        return config with { ScaledLatents = root.Flag("finetuning_scaling_factor", false), Metadata = about };
    }
}
