namespace CrdToolkit.Generators.Discovery;

/// <summary>
/// The attributes and types of CrdToolkit.Abstractions and of the runtime that the generator looks for, by metadata name: it cannot
/// reference the assemblies that its users do. A test checks each name against them.
/// </summary>
internal static class AttributeNames
{
    public const string CustomResource = "CrdToolkit.CustomResourceAttribute";
    public const string SubresourceStatus = "CrdToolkit.SubresourceStatusAttribute";
    public const string SubresourceScale = "CrdToolkit.SubresourceScaleAttribute";
    public const string Scale = "CrdToolkit.ScaleAttribute";
    public const string PrinterColumn = "CrdToolkit.PrinterColumnAttribute";
    public const string SelectableField = "CrdToolkit.SelectableFieldAttribute";
    public const string DefinitionLabel = "CrdToolkit.DefinitionLabelAttribute";
    public const string DefinitionAnnotation = "CrdToolkit.DefinitionAnnotationAttribute";
    public const string ListType = "CrdToolkit.ListTypeAttribute";
    public const string ListMapKey = "CrdToolkit.ListMapKeyAttribute";
    public const string ValidationRule = "CrdToolkit.ValidationRuleAttribute";
    public const string Example = "CrdToolkit.ExampleAttribute";
    public const string Immutable = "CrdToolkit.ImmutableAttribute";
    public const string AtMostOneOf = "CrdToolkit.AtMostOneOfAttribute";
    public const string ExactlyOneOf = "CrdToolkit.ExactlyOneOfAttribute";
    public const string AtLeastOneOf = "CrdToolkit.AtLeastOneOfAttribute";
    public const string Finalizer = "CrdToolkit.FinalizerAttribute";
    public const string ControllerName = "CrdToolkit.ControllerNameAttribute";
    public const string Owns = "CrdToolkit.OwnsAttribute`1";
    public const string Watches = "CrdToolkit.WatchesAttribute`1";
    public const string ReconcileOn = "CrdToolkit.ReconcileOnAttribute";
    public const string SchemaDescriptions = "CrdToolkit.SchemaDescriptionsAttribute";
    public const string Items = "CrdToolkit.ItemsAttribute";
    public const string Values = "CrdToolkit.ValuesAttribute";
    public const string RecursionDepth = "CrdToolkit.RecursionDepthAttribute";
    public const string SchemaType = "CrdToolkit.SchemaTypeAttribute";
    public const string PreserveUnknownFields = "CrdToolkit.PreserveUnknownFieldsAttribute";
    public const string ApiType = "CrdToolkit.ApiTypeAttribute";
    public const string ApiTypeFragment = "CrdToolkit.ApiTypeFragmentAttribute";
    public const string Definition = "CrdToolkit.CustomResourceDefinitionAttribute";
    public const string Rbac = "CrdToolkit.RbacAttribute";
    public const string RbacOfResource = "CrdToolkit.RbacAttribute`1";
    public const string MutatingWebhook = "CrdToolkit.MutatingWebhookAttribute";
    public const string ValidatingWebhook = "CrdToolkit.ValidatingWebhookAttribute";
    public const string GenerateClient = "CrdToolkit.GenerateClientAttribute`1";

    public const string ReconcilerInterface = "CrdToolkit.IReconciler`1";
    public const string FinalizingReconcilerInterface = "CrdToolkit.IFinalizingReconciler`1";
    public const string CustomResourceBase = "CrdToolkit.CustomResource";
    public const string CustomResourceOfSpec = "CrdToolkit.CustomResource`1";
    public const string CustomResourceOfSpecAndStatus = "CrdToolkit.CustomResource`2";
    public const string ResourceCache = "CrdToolkit.ResourceCache`1";
    public const string ResourceClient = "CrdToolkit.ResourceClient`1";
    public const string NamespacedName = "CrdToolkit.NamespacedName";
    public const string PartialObjectMetadata = "CrdToolkit.PartialObjectMetadata`1";
    public const string ReconcileResult = "CrdToolkit.ReconcileResult";
}
