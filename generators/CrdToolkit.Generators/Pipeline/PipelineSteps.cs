namespace CrdToolkit.Generators.Pipeline;

/// <summary>The names of the generator's steps, for tests that look at what was computed anew.</summary>
internal static class PipelineSteps
{
    /// <summary>One <see cref="Discovery.ResourceModel"/> for each type with <c>[CustomResource]</c>.</summary>
    public const string Resources = nameof(Resources);

    /// <summary>File names that two resource types would share.</summary>
    public const string AmbiguousFileNames = nameof(AmbiguousFileNames);

    /// <summary>What the generated part of each resource type is made of.</summary>
    public const string Plumbing = nameof(Plumbing);

    /// <summary>One <see cref="Applying.ApplyModel"/> for each custom resource that has a client.</summary>
    public const string Applies = nameof(Applies);

    /// <summary>What the clients need to know of those.</summary>
    public const string ApplyNames = nameof(ApplyNames);

    /// <summary>The files with apply types.</summary>
    public const string ApplyFiles = nameof(ApplyFiles);

    /// <summary>The clients of the assembly.</summary>
    public const string Clients = nameof(Clients);

    /// <summary>The definitions that are emitted.</summary>
    public const string SoundDefinitions = nameof(SoundDefinitions);

    /// <summary>The reconcilers that get a generated part.</summary>
    public const string FinalizingReconcilers = nameof(FinalizingReconcilers);

    /// <summary>The definitions of the assembly.</summary>
    public const string Definitions = nameof(Definitions);

    /// <summary>The definitions that are withheld.</summary>
    public const string WithheldDefinitions = nameof(WithheldDefinitions);

    /// <summary>One <see cref="Discovery.ReconcilerModel"/> for each reconciler.</summary>
    public const string Reconcilers = nameof(Reconcilers);

    /// <summary>What <c>[GenerateClient]</c> asks for.</summary>
    public const string ClientRequests = nameof(ClientRequests);

    /// <summary>The user's serializer contexts that list resource types.</summary>
    public const string SerializerContexts = nameof(SerializerContexts);

    /// <summary>What the assembly carries of its types with <c>[ApiType]</c>.</summary>
    public const string ApiTypes = nameof(ApiTypes);

    /// <summary>What <c>[Rbac]</c> asks for.</summary>
    public const string RbacRequests = nameof(RbacRequests);

    /// <summary>The rules that the operator's role needs.</summary>
    public const string PolicyRules = nameof(PolicyRules);

    /// <summary>The webhooks that the assembly declares.</summary>
    public const string AdmissionWebhooks = nameof(AdmissionWebhooks);

    /// <summary>Whether the runtime is referenced, and the root namespace.</summary>
    public const string Target = nameof(Target);

    /// <summary>What <c>AddReconcilers()</c> registers.</summary>
    public const string Registration = nameof(Registration);
}
