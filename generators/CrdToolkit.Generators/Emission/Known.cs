namespace CrdToolkit.Generators.Emission;

/// <summary>
/// The names of what generated code uses. All begin with <c>global::</c>: a namespace or a type of the user's may be called System,
/// Task or CrdToolkit.
/// </summary>
internal static class Known
{
    public const string ICustomResource = "global::CrdToolkit.ICustomResource";
    public const string IFinalizingReconciler = "global::CrdToolkit.IFinalizingReconciler";
    public const string ResourceDescriptor = "global::CrdToolkit.ResourceDescriptor";
    public const string ResourceScope = "global::CrdToolkit.ResourceScope";
    public const string KubernetesApi = "global::CrdToolkit.KubernetesApi";
    public const string NamespacedResourceClient = "global::CrdToolkit.NamespacedResourceClient";
    public const string ClusterResourceClient = "global::CrdToolkit.ClusterResourceClient";
    public const string ResourcePatch = "global::CrdToolkit.ResourcePatch";
    public const string WriteOptions = "global::CrdToolkit.WriteOptions";
    public const string ApplyOptions = "global::CrdToolkit.ApplyOptions";
    public const string ApplyFields = "global::CrdToolkit.ApplyFields";
    public const string ApplyWriter = "global::CrdToolkit.ApplyWriter";
    public const string ResourceApply = "global::CrdToolkit.ResourceApply";
    public const string CacheOptions = "global::CrdToolkit.CacheOptions";
    public const string PartialObjectMetadata = "global::CrdToolkit.PartialObjectMetadata";
    public const string ObjectChanges = "global::CrdToolkit.ObjectChanges";
    public const string OperatorBuilder = "global::CrdToolkit.OperatorBuilder";
    public const string DefinitionAttribute = "global::CrdToolkit.CustomResourceDefinition";
    public const string DefinitionErrorAttribute = "global::CrdToolkit.CustomResourceDefinitionError";
    public const string PolicyRulesAttribute = "global::CrdToolkit.PolicyRules";
    public const string AdmissionWebhooksAttribute = "global::CrdToolkit.AdmissionWebhooks";
    public const string ApiTypeFragmentAttribute = "global::CrdToolkit.ApiTypeFragment";
    public const string Scale = "global::k8s.Models.V1Scale";
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string EditorBrowsable = "global::System.ComponentModel.EditorBrowsable";
    public const string EditorBrowsableState = "global::System.ComponentModel.EditorBrowsableState";
    public const string Embedded = "global::Microsoft.CodeAnalysis.Embedded";
    public const string ServiceCollectionExtensions = "global::Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions";
    public const string ServiceProviderExtensions = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";

    /// <summary>The method of an apply type that gives the text of an enum.</summary>
    public const string TextOfEnum = "WireTextOf";

    /// <summary>The method that registers what an assembly declares.</summary>
    public const string AddReconcilers = "AddReconcilers";

    /// <summary>The type whose presence says that the runtime is referenced.</summary>
    public const string RuntimeMetadataName = "CrdToolkit.KubernetesApi";
}
