"""Users sign in; persons hold posts. Imports make persons, never users."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from jobs.ids import RefField
from nhsuk.columns import TidyCharField

from .base import Record


class PersonQuerySet(models.QuerySet):
    def for_door(self):
        return self.select_related("user").prefetch_related("appointments__committee", "appointments__organisation")

    def found_by(self, words):
        """People whose name holds every word, or whose account has exactly this address."""
        named = models.Q()
        for word in words.split():
            named &= models.Q(name__icontains=word)
        return self.filter(named | models.Q(user__email__iexact=words.strip()))


class Person(Record):
    """Somebody who holds posts, declares, votes or signs. May have a user, or not."""

    ref = RefField()
    name = TidyCharField(max_length=200)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    @property
    def scopes(self):
        """Every body where this person holds or held a post."""
        return set().union(*(appointment.scopes for appointment in self.appointments.all()))


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """An account, known by its e-mail address. What it may do comes from its person's appointments."""

    email = models.EmailField("email address", unique=True)
    person = models.OneToOneField(Person, null=True, blank=True, on_delete=models.PROTECT)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self):
        return self.get_full_name()

    def get_full_name(self):
        return self.person.name if self.person_id else self.email

    def get_short_name(self):
        return self.get_full_name()
