namespace CrdToolkit;

/// <summary>
/// The API server keeps fields of the object that the schema does not know, where it else drops them
/// (<c>x-kubernetes-preserve-unknown-fields</c>). A property with <c>[JsonExtensionData]</c> says the same, and reads them.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class PreserveUnknownFieldsAttribute : Attribute;
