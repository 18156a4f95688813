namespace CrdToolkit;

/// <summary>A webhook that may refuse objects before they are stored. On the class that answers it, or on the assembly.</summary>
/// <param name="name">The name, a domain of at least three labels, such as <c>check.vm.example.com</c>; unique in its configuration.</param>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ValidatingWebhookAttribute(string name) : AdmissionWebhookAttribute(name);
