namespace CrdToolkit;

/// <summary>A webhook that may change objects before they are stored. On the class that answers it, or on the assembly.</summary>
/// <param name="name">The name, a domain of at least three labels, such as <c>default.vm.example.com</c>; unique in its configuration.</param>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MutatingWebhookAttribute(string name) : AdmissionWebhookAttribute(name)
{
    /// <summary>Whether it is asked again when a later webhook changed the object; what the API server does by default unless set.</summary>
    public WebhookReinvocationPolicy ReinvocationPolicy { get; set; }
}
